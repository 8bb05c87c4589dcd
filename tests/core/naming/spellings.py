"""Names and numbers as they are stored, and how readers write them: each spelling finds its record everywhere."""

JUDGES = {
    "Rachel Barkai": ("רחל ברקאי", "راحيل بركاي"),
    "Luis Benítez Alcántara": (),
    "Mr Justice Saini": ("Pushpinder Saini",),
    "Manohar Lal Sharma": ("मनोहर लाल शर्मा",),
    "Łukasz Piebiak-Nowak": (),
    "Ирина Соловьёва": (),
    "Ευφροσύνη Παπαδοπούλου": (),
    "最高裁判所判事 宇賀克也": ("宇賀 克也",),
    "김명수": ("Kim Myeong-su",),
    "จตุภัทร์ บุญภัทรรักษา": (),
}
PARTIES = {
    "Pedro Sánchez": ("person", ()),
    "Ghanem Al-Masarir": ("person", ("غانم المصارير",)),
    "Patrick O'Brien": ("person", ()),
    "عمر عبد العزيز": ("person", ("Omar Abdulaziz",)),
    "L'Humanité": ("media", ()),
    "The Guardian": ("media", ()),
    "NSO Group": ("company", ("קבוצת NSO",)),
    "Boris Johnson": ("person", ()),
    "Justice for All": ("ngo", ()),
    "צ׳רצ׳יל": ("person", ()),
}
COURTS = {
    "Bundesgerichtshof": "BGH",
    "Tel Aviv-Jaffa District Court": "",
    "U.S. Court of Appeals for the Ninth Circuit": "",
}

NAMES = [
    # Latin: accents, case, order, titles, initials, apostrophes, hyphens
    ("judge", "rachel barkai", "Rachel Barkai"),
    ("judge", "BARKAI", "Rachel Barkai"),
    ("judge", "Judge Barkai", "Rachel Barkai"),
    ("judge", "Barkai Rachel", "Rachel Barkai"),
    ("judge", "Barkai, Rachel", "Rachel Barkai"),
    ("judge", "Barkai, Judge Rachel", "Rachel Barkai"),
    ("judge", "R. Barkai", "Rachel Barkai"),
    ("judge", "Hon. Barkai J", "Rachel Barkai"),
    ("judge", "Benitez", "Luis Benítez Alcántara"),
    ("judge", "BENÍTEZ", "Luis Benítez Alcántara"),
    ("judge", "Juez Luis Benitez", "Luis Benítez Alcántara"),
    ("judge", "Justice Saini", "Mr Justice Saini"),
    ("judge", "Pushpinder Saini", "Mr Justice Saini"),
    ("judge", "M.L. Sharma", "Manohar Lal Sharma"),
    ("judge", "lukasz piebiak nowak", "Łukasz Piebiak-Nowak"),
    ("judge", "Piebiak–Nowak", "Łukasz Piebiak-Nowak"),
    ("party", "Pedro Sanchez", "Pedro Sánchez"),
    ("party", "Mr Pedro Sanchez", "Pedro Sánchez"),
    ("party", "ghanem al masarir", "Ghanem Al-Masarir"),
    ("party", "Al‑Masarir", "Ghanem Al-Masarir"),
    ("party", "Patrick O’Brien", "Patrick O'Brien"),
    ("party", "Patrick OBrien", "Patrick O'Brien"),
    ("party", "L’Humanité", "L'Humanité"),
    ("party", "l'humanite", "L'Humanité"),
    ("party", "Humanité", "L'Humanité"),
    ("party", "Guardian", "The Guardian"),
    ("party", "N.S.O. Group", "NSO Group"),
    ("party", "NSO", "NSO Group"),
    ("party", "Justice for All", "Justice for All"),
    ("court", "bgh", "Bundesgerichtshof"),
    ("court", "Tel Aviv Jaffa", "Tel Aviv-Jaffa District Court"),
    ("court", "US Court of Appeals Ninth Circuit", "U.S. Court of Appeals for the Ninth Circuit"),
    # Hebrew
    ("judge", "רחל ברקאי", "Rachel Barkai"),
    ("judge", "השופטת ברקאי", "Rachel Barkai"),
    ("judge", "רָחֵל בַּרְקַאי", "Rachel Barkai"),
    ("party", "צ'רצ'יל", "צ׳רצ׳יל"),
    ("party", "קבוצת nso", "NSO Group"),
    # Arabic
    ("judge", "القاضية بركاي", "Rachel Barkai"),
    ("party", "غانم المصارير", "Ghanem Al-Masarir"),
    ("party", "المصارير", "Ghanem Al-Masarir"),
    ("party", "عبدالعزيز", "عمر عبد العزيز"),
    ("party", "عُمَر عبد العزيز", "عمر عبد العزيز"),
    # Cyrillic, Greek
    ("judge", "Соловьева", "Ирина Соловьёва"),
    ("judge", "СОЛОВЬЁВА Ирина", "Ирина Соловьёва"),
    ("judge", "судья Соловьева", "Ирина Соловьёва"),
    ("judge", "Παπαδοπουλου", "Ευφροσύνη Παπαδοπούλου"),
    ("judge", "ΠΑΠΑΔΟΠΟΎΛΟΥ Ευφροσυνη", "Ευφροσύνη Παπαδοπούλου"),
    # Devanagari, Thai, Chinese characters, Korean
    ("judge", "मनोहर शर्मा", "Manohar Lal Sharma"),
    ("judge", "न्यायमूर्ति शर्मा", "Manohar Lal Sharma"),
    ("judge", "จตุภัทร์", "จตุภัทร์ บุญภัทรรักษา"),
    ("judge", "宇賀克也", "最高裁判所判事 宇賀克也"),
    ("judge", "김명수", "김명수"),
    ("judge", "KIM Myeongsu", "김명수"),
]

NUMBERS = {
    "28312-05-19": ["28312-05-19", "28312–05–19", "28312/05/19", "28312 05 19", "No. 28312-05-19", "٢٨٣١٢-٠٥-١٩"],
    "11-7001": ["11-7001", "11–7001", "11—7001", "No. 11-7001", "Nos. 11-7001"],
    "1:23-cv-779 (LMB/LRV)": ["1:23-cv-00779", "23-cv-00779", "1:23 CV 779", "Case No. 1:23-cv-00779-LMB"],
    "W.P.(C) No. 829 of 2021": ["W.P.(C) No. 829 of 2021", "WP (C) 829/2021", "wp(c) 829/21", "829 of 2021"],
    'בג"ץ 1942/21': ['בג"ץ 1942/21', "בג״ץ 1942/21", "בגץ 1942/21", "בג”ץ 1942/2021", "1942/21"],
    "C-311/18": ["C-311/18", "C‑311/18", "C 311/2018", "c311/18"],
    "А40-12345/2020": ["А40-12345/2020", "№ а40–12345/20"],
}
"""Case numbers: those that a record prints, each with the spellings by which it is found."""
