"""Names for made-up people, by community, each with the spellings under which one person is written down.

By common knowledge; nobody in particular. Spellings of one name stand with a stroke between them, the usual one first.
"""

from typing import Final

MAJORITY: Final = "majority"
GIVEN: Final = {
    MAJORITY: (
        "john/jon/johnny david/dave michael/mike/mick james/jim/jamie robert/bob/rob william/bill/will thomas/tom "
        "christopher/chris daniel/dan matthew/matt andrew/andy stephen/steven/steve anthony/tony sarah/sara karen "
        "susan/sue margaret/maggie elizabeth/liz/beth emma laura rebecca/becky jessica/jess katherine/kate/cathy "
        "nicola/nicky joanne/jo samantha/sam victoria/vicky charlotte/lottie amy paul mark peter/pete richard/rick "
        "kevin gary lee simon"
    ),
    "albanian": (
        "arben/ben agron besnik blerim dritan/tani fatos florian gezim/gzim ilir kastriot luan xhevat/dzhevat "
        "xhafer/dzafer elira drita/dhurata mimoza valbona shpresa/spresa vjollca/violeta arta besa"
    ),
    "romanian": (
        "andrei/andre gheorghe/george ion/ioan mihai/mihail stefan/stefano vasile alexandru/alex cristian/cristi "
        "florin nicolae/nicu maria/marie elena/ileana ioana/oana mihaela ana/anna cristina roxana daniela florentina"
    ),
    "polish": (
        "tomasz/tomek lukasz/luke/łukasz piotr/peter krzysztof/kris pawel/paul/paweł jakub/kuba grzegorz/greg "
        "wojciech/wojtek mateusz katarzyna/kasia malgorzata/gosia/małgorzata agnieszka/aga joanna/asia ewa/eva "
        "zofia/zosia"
    ),
    "vietnamese": (
        "anh dung/zung hung/hoong huy khanh linh long minh nam/naam phuong/fuong quang/kwang quan son thanh/tan thao "
        "trang/chang tuan/tuann van viet/vyet yen ngoc/nok hien/hyen"
    ),
    "punjabi": (
        "gurpreet/gurprit harpreet/harprit jaspreet/jasprit manpreet/manprit kuldip/kuldeep sukhwinder/sukhvinder "
        "balwinder/balvinder amarjit/amarjeet ranjit/ranjeet parminder/parvinder rajinder/rajvinder simran "
        "navdeep/navdip"
    ),
    "arabic": (
        "mohammed/muhammad/mohamed ahmed/ahmad ali/aly hassan/hasan hussein/husain omar/umar khalid/khaled "
        "yousef/yusuf/youssef ibrahim/ebrahim mustafa/mostafa fatima/fatema aisha/aysha mariam/maryam zainab/zeinab "
        "noor/nur"
    ),
    "chinese": (
        "wei/way xiaoming/hsiaoming jing/ching li/lee ming fang hong/hung yan/yen jun/chun lei/lay ping/pin "
        "qiang/chiang xin/hsin yu/yue zhen/chen hui/hwei mei/may"
    ),
}
SURNAMES: Final = {
    MAJORITY: (
        "smith/smyth jones williams taylor/tailor brown/browne davies/davis evans wilson thomas/tomas roberts "
        "johnson/johnston lewis walker robinson wood thompson/thomson white/whyte watson jackson wright green/greene "
        "harris cooper king lee/leigh martin clarke/clark james morgan hughes edwards hill moore clark harrison scott "
        "young morris hall ward turner carter phillips/philips mitchell patel adams campbell anderson allen/allan "
        "cook bailey parker"
    ),
    "albanian": (
        "hoxha/hodja shehu/sehu gjoka/djoka dervishi/dervisi leka berisha/berisa krasniqi/krasnici gashi/gasi rama "
        "kola marku prifti cela/çela duka murati xhaferi/dzaferi"
    ),
    "romanian": (
        "popescu/popesku ionescu/ionesku popa radu dumitru/dumitriu stan gheorghe/george stoica/stoika matei "
        "ciobanu/cobanu rusu moldovan munteanu/muntean lazar constantin/konstantin"
    ),
    "polish": (
        "nowak/novak kowalski/kovalski wisniewski/wiśniewski wojcik/wójcik kowalczyk kaminski/kamiński lewandowski "
        "zielinski/zieliński szymanski/shymanski wozniak/woźniak dabrowski/dąbrowski kozlowski/kozłowski"
    ),
    "vietnamese": (
        "nguyen/nguyn/nugyen tran/chan le/lee pham/fam hoang/huang phan/fan vu/vo dang/dan bui ho ngo/no duong"
    ),
    "punjabi": (
        "singh/sing kaur/kor gill/gil sandhu/sandu dhillon/dillon sidhu/sidu grewal/garewal virk/wirk mann/man"
    ),
    "arabic": (
        "hassan/hasan ali khan/kahn ahmed/ahmad ibrahim/ebrahim mahmoud/mahmud saleh/salih hussein/husain "
        "abdullah/abdallah al-masri/elmasri haddad/hadad nasser/nasir"
    ),
    "chinese": (
        "wang/wong li/lee zhang/chang liu/lau chen/chan yang/young huang/wong zhao/chao wu/ng zhou/chow lin/lam"
    ),
}
COMMUNITIES: Final = tuple(GIVEN)
STREETS: Final = (
    "high", "mill", "church", "station", "london", "park", "victoria", "queen", "king", "green", "manor",
    "school", "chapel", "north", "south", "west", "grange", "bridge", "albert", "alma", "bell", "broad", "castle",
    "chestnut", "cross", "farm", "field", "garden", "george", "grove", "hall", "hazel", "hill", "holly", "lower",
    "maple", "new", "oak", "orchard", "poplar", "priory", "rectory", "river", "rose", "spring", "stanley",
    "summer", "union", "upper", "vicarage", "walnut", "water", "willow", "wood", "york", "abbey", "ash", "beech",
    "birch", "cedar", "cherry", "cliff", "copse", "dale", "down", "elm", "fern",
)  # fmt: skip
TOWNS: Final = (
    "hatfield", "stevenage", "watford", "luton", "hertford", "hitchin", "letchworth", "welwyn", "ware",
    "hoddesdon", "cheshunt", "radlett",
)  # fmt: skip
ENDINGS: Final = ("street/st", "road/rd", "lane/ln", "avenue/ave", "close/cl", "drive/dr")


def spellings(words: str) -> list[list[str]]:
    """Names, each a list of its spellings."""
    return [name.split("/") for name in words.split()]
