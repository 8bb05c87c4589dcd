"""What readers call countries and languages, by the codes that are stored: Israel for IL, Hebrew for he."""

import re
from contextlib import suppress

from django.utils.translation import get_language_info

_TABLE = """
AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua and Barbuda; AI Anguilla; AL Albania; AM Armenia; AO
Angola; AQ Antarctica; AR Argentina; AS American Samoa; AT Austria; AU Australia; AW Aruba; AX Åland Islands; AZ
Azerbaijan; BA Bosnia and Herzegovina; BB Barbados; BD Bangladesh; BE Belgium; BF Burkina Faso; BG Bulgaria; BH
Bahrain; BI Burundi; BJ Benin; BL Saint Barthélemy; BM Bermuda; BN Brunei; BO Bolivia; BQ Caribbean Netherlands; BR
Brazil; BS Bahamas; BT Bhutan; BV Bouvet Island; BW Botswana; BY Belarus; BZ Belize; CA Canada; CC Cocos (Keeling)
Islands; CD DR Congo; CF Central African Republic; CG Republic of the Congo; CH Switzerland; CI Côte d’Ivoire; CK
Cook Islands; CL Chile; CM Cameroon; CN China; CO Colombia; CR Costa Rica; CU Cuba; CV Cabo Verde; CW Curaçao; CX
Christmas Island; CY Cyprus; CZ Czechia; DE Germany; DJ Djibouti; DK Denmark; DM Dominica; DO Dominican Republic; DZ
Algeria; EC Ecuador; EE Estonia; EG Egypt; EH Western Sahara; ER Eritrea; ES Spain; ET Ethiopia; FI Finland; FJ
Fiji; FK Falkland Islands; FM Micronesia; FO Faroe Islands; FR France; GA Gabon; GB United Kingdom; GD Grenada; GE
Georgia; GF French Guiana; GG Guernsey; GH Ghana; GI Gibraltar; GL Greenland; GM Gambia; GN Guinea; GP Guadeloupe;
GQ Equatorial Guinea; GR Greece; GS South Georgia and the South Sandwich Islands; GT Guatemala; GU Guam; GW
Guinea-Bissau; GY Guyana; HK Hong Kong; HM Heard Island and McDonald Islands; HN Honduras; HR Croatia; HT Haiti; HU
Hungary; ID Indonesia; IE Ireland; IL Israel; IM Isle of Man; IN India; IO British Indian Ocean Territory; IQ Iraq;
IR Iran; IS Iceland; IT Italy; JE Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya; KG Kyrgyzstan; KH Cambodia; KI
Kiribati; KM Comoros; KN Saint Kitts and Nevis; KP North Korea; KR South Korea; KW Kuwait; KY Cayman Islands; KZ
Kazakhstan; LA Laos; LB Lebanon; LC Saint Lucia; LI Liechtenstein; LK Sri Lanka; LR Liberia; LS Lesotho; LT
Lithuania; LU Luxembourg; LV Latvia; LY Libya; MA Morocco; MC Monaco; MD Moldova; ME Montenegro; MF Saint Martin; MG
Madagascar; MH Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar; MN Mongolia; MO Macau; MP Northern Mariana
Islands; MQ Martinique; MR Mauritania; MS Montserrat; MT Malta; MU Mauritius; MV Maldives; MW Malawi; MX Mexico; MY
Malaysia; MZ Mozambique; NA Namibia; NC New Caledonia; NE Niger; NF Norfolk Island; NG Nigeria; NI Nicaragua; NL
Netherlands; NO Norway; NP Nepal; NR Nauru; NU Niue; NZ New Zealand; OM Oman; PA Panama; PE Peru; PF French
Polynesia; PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland; PM Saint Pierre and Miquelon; PN Pitcairn;
PR Puerto Rico; PS Palestine; PT Portugal; PW Palau; PY Paraguay; QA Qatar; RE Réunion; RO Romania; RS Serbia; RU
Russia; RW Rwanda; SA Saudi Arabia; SB Solomon Islands; SC Seychelles; SD Sudan; SE Sweden; SG Singapore; SH Saint
Helena; SI Slovenia; SJ Svalbard and Jan Mayen; SK Slovakia; SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia;
SR Suriname; SS South Sudan; ST São Tomé and Príncipe; SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini; TC
Turks and Caicos Islands; TD Chad; TF French Southern Territories; TG Togo; TH Thailand; TJ Tajikistan; TK Tokelau;
TL Timor-Leste; TM Turkmenistan; TN Tunisia; TO Tonga; TR Türkiye; TT Trinidad and Tobago; TV Tuvalu; TW Taiwan; TZ
Tanzania; UA Ukraine; UG Uganda; UM US minor outlying islands; US United States; UY Uruguay; UZ Uzbekistan; VA Holy
See; VC Saint Vincent and the Grenadines; VE Venezuela; VG British Virgin Islands; VI US Virgin Islands; VN Vietnam;
VU Vanuatu; WF Wallis and Futuna; WS Samoa; YE Yemen; YT Mayotte; ZA South Africa; ZM Zambia; ZW Zimbabwe
"""
COUNTRIES = {code: " ".join(name.split()) for code, name in re.findall(r"([A-Z]{2})\s([^;]+)", _TABLE)}
"""The usual English names by ISO 3166 code."""

_FURTHER_LANGUAGES = """
ak Akan; am Amharic; arc Aramaic; as Assamese; ay Aymara; ba Bashkir; bm Bambara; bo Tibetan; ce Chechen; ch
Chamorro; cr Cree; cv Chuvash; dv Dhivehi; dz Dzongkha; ee Ewe; ff Fulah; fil Filipino; fj Fijian; fo Faroese; gn
Guarani; gu Gujarati; gv Manx; ha Hausa; haw Hawaiian; hmn Hmong; ht Haitian Creole; iu Inuktitut; jv Javanese; kg
Kongo; ki Kikuyu; kl Greenlandic; kmr Northern Kurdish; ks Kashmiri; ku Kurdish; la Latin; lad Ladino; lg Ganda; ln
Lingala; lo Lao; mg Malagasy; mh Marshallese; mi Māori; mt Maltese; mul several languages; na Nauruan; nd Northern
Ndebele; nr Southern Ndebele; nv Navajo; ny Chichewa; oc Occitan; om Oromo; or Odia; prs Dari; ps Pashto; qu
Quechua; rm Romansh; rn Kirundi; rw Kinyarwanda; sa Sanskrit; sc Sardinian; sd Sindhi; se Northern Sami; sg Sango;
sh Serbo-Croatian; si Sinhala; sm Samoan; sn Shona; so Somali; ss Swati; st Sotho; su Sundanese; syr Syriac; tet
Tetum; ti Tigrinya; tl Tagalog; tn Tswana; to Tongan; tpi Tok Pisin; ts Tsonga; tw Twi; ty Tahitian; und language
not known; ve Venda; wo Wolof; xh Xhosa; yi Yiddish; yo Yoruba; yue Cantonese; za Zhuang; zgh Tamazight; zh Chinese;
zu Zulu
"""
LANGUAGES = {code: " ".join(name.split()) for code, name in re.findall(r"([a-z]{2,3})\s([^;]+)", _FURTHER_LANGUAGES)}
"""The usual English names by ISO 639 code, of languages that Django does not know."""


def country_name(code: str) -> str:
    """Return the country's name; what is no code is returned as it is."""
    return COUNTRIES.get(code, code)


def language_name(tag: str) -> str:
    """Return the name of the language of a BCP 47 tag; the tag itself where it is not known."""
    with suppress(KeyError):
        return str(get_language_info(tag.lower())["name"])
    return LANGUAGES.get(tag.partition("-")[0].lower(), tag)


def country_code(text: str) -> str:
    """Return the code of a country by its name, or any two letters as a code, in whatever case; blank for the rest."""
    wanted = text.casefold()
    named = (code for code, name in COUNTRIES.items() if name.casefold() == wanted)
    is_code = len(text) == 2 and text.isascii() and text.isalpha()
    return next(named, text.upper() if is_code else "")
