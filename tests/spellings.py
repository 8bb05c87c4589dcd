"""Spellings in ten scripts that must find what is written otherwise: names, numbers and phrases.

Each surface that finds (search, filters, type-ahead, the editors' forms) is tested with the same table.
"""

from typing import Literal, NamedTuple


class Spelling(NamedTuple):
    """What is typed, and what it must find: the name of a judge or party, a docket number, or words of a text."""

    script: str
    kind: Literal["judge", "party", "number", "phrase"]
    written: str
    typed: str


SPELLINGS = (
    # Latin
    Spelling("Latin", "judge", "Roger Benítez", "Benitez"),
    Spelling("Latin", "judge", "Éric Dupond-Moretti", "DUPOND MORETTI"),
    Spelling("Latin", "party", "L’Humanité", "l'humanite"),
    Spelling("Latin", "judge", "Łukasz Żółkoś", "lukasz zolkos"),
    Spelling("Latin", "judge", "Ayşe Işık", "AYSE ISIK"),
    Spelling("Latin", "party", "O'Brien & Sons", "OBrien Sons"),
    Spelling("Latin", "number", "W.P.(C) No. 829 of 2021", "WP (C) 829/2021"),
    Spelling("Latin", "number", "11-7001", "No. 11–7001"),
    Spelling("Latin", "number", "[2019] UKSC 5", "2019 uksc 5"),
    Spelling("Latin", "phrase", "a claim under § 1983", "section 1983"),
    # Greek
    Spelling("Greek", "judge", "Ελένη Παπαδοπούλου", "ΕΛΕΝΗ ΠΑΠΑΔΟΠΟΥΛΟΥ"),
    Spelling("Greek", "party", "Ελλάς", "ελλας"),
    Spelling("Greek", "phrase", "προσωπικά δεδομένα", "ΠΡΟΣΩΠΙΚΑ ΔΕΔΟΜΕΝΑ"),
    # Cyrillic
    Spelling("Cyrillic", "judge", "Семён Орлов", "семен орлов"),
    Spelling("Cyrillic", "party", "Наша Гавань", "НАША ГАВАНЬ"),
    Spelling("Cyrillic", "number", "А40-12345/2020", "а40–12345/20"),
    Spelling("Cyrillic", "phrase", "свобода слова", "«Свобода слова»"),
    # Hebrew
    Spelling("Hebrew", "judge", "רחל ברקאי", "רָחֵל בַּרְקַאי"),
    Spelling("Hebrew", "party", "משרד הביטחון", "משרד הביטחון"),
    Spelling("Hebrew", "number", 'בג"ץ 1942/21', "בגץ 1942-2021"),
    Spelling("Hebrew", "phrase", "סעיף 5 לחוק", "ס' 5"),
    # Arabic
    Spelling("Arabic", "judge", "عمر عبد العزيز", "عُمَر عبدالعزيز"),
    Spelling("Arabic", "party", "أحمد الهاشمي", "احمد الهاشمى"),
    Spelling("Arabic", "number", "123/2045", "١٢٣/٢٠٤٥"),
    Spelling("Arabic", "phrase", "حكمت المحكمة", "محكمة"),
    # Devanagari
    Spelling("Devanagari", "judge", "मनोहर लाल", "मनोहर लाल"),
    Spelling("Devanagari", "number", "4567/2019", "४५६७/२०१९"),
    Spelling("Devanagari", "phrase", "निजता का अधिकार", "निजता"),
    # Thai
    Spelling("Thai", "party", "จตุภัทร์ บุญภัทรรักษา", "จตุภัทร์"),
    Spelling("Thai", "number", "อ.234/2564", "อ. ๒๓๔/๒๕๖๔"),
    Spelling("Thai", "phrase", "จำเลยขโมยรถของผู้เสียหาย", "จำเลย"),
    Spelling("Thai", "phrase", "จำเลยขโมยรถของผู้เสียหาย", "ผู้เสียหาย"),
    # Lao, Khmer and Burmese
    Spelling("Lao", "phrase", "ສານປະຊາຊົນຕັດສິນ", "ປະຊາຊົນ"),
    Spelling("Khmer", "phrase", "តុលាការកំពូលបានសម្រេច", "កំពូល"),
    Spelling("Burmese", "phrase", "တရားရုံးချုပ်ကဆုံးဖြတ်သည်", "ရုံးချုပ်"),
    # Chinese, Japanese, Korean
    Spelling("Chinese", "party", "最高人民法院", "人民法院"),
    Spelling("Chinese", "number", "（2020）最高法民终123号", "(2020)最高法民终123号"),
    Spelling("Chinese", "phrase", "法院驳回上诉请求", "驳回上诉"),
    Spelling("Japanese", "phrase", "最高裁判所は上告を棄却した", "棄却"),
    Spelling("Korean", "judge", "김철수", "김철수"),
)
