"""What people write in a hurry, whole: what is found in it, and nothing else."""

import pytest

from handrail.methods.reading.found import found_in
from tests.methods.reading.said import ON, TOWNS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Neighbour here. At no 23 Cromwell Close there is about 12 people living in a 3 bed semi. White "
            "Ford Transit comes 5.30 every morning, KX18 or KX19 something. Boss is called Dragos, he is about "
            "45.",
            ["address: |23|cromwell close||", "plate: KX18*", "plate: KX19*", "name: dragos", "age: 1977..1984"],
        ),
        (
            "Caller states subj DOB 14.7.88 poss name ILIR or ILYR SHEHU, nat Albanian, tel ends 4471, drives "
            "grey Merc LJ67ZZT last seen M1 J8 on 21/11.",
            ["date_of_birth: 1988-07-14", "name: ilir", "name: ilyr shehu", "plate: LJ67ZZT"],
        ),
        (
            "She told the midwife her name is Hoa Tran but her passport says Tran Thi Hoa, born 01/01/2007. "
            "She lives above the nail bar at 112a High St, Stevenage SG1 3DW. WhatsApp +84 91 234 56 78.",
            [
                "name: hoa tran",
                "name: tran thi hoa",
                "date_of_birth: 2007-01-01",
                "address: |112a|high street|stevenage|SG1 3DW",
                "telephone: +84912345678",
            ],
        ),
        (
            "Red Skoda taxi plate 1234, driver badge 567. Pick up at The Red Lion, drop off Unit 7 "
            "Burrowfields Industrial Estate, Welwyn Garden City AL7 4SR.",
            ["address: 7||burrowfields industrial estate|welwyn garden city|AL7 4SR"],
        ),
        (
            "My friend Agnieszka (everyone calls her Aga) works 14 hours a day at Golden Harvest Foods Ltd for "
            "3.50 an hour since 2 months. Her boss Mr. Wiśniewski keeps her passport.",
            ["name: agnieszka", "alias: aga", "business: golden harvest foods|ltd", "name: wisniewski"],
        ),
        (
            'He said "I owe him 20 thousand". Paid him £200 on 3rd Nov and 150 on the 10th. IBAN '
            "PL61109010140000071219812874. Crime ref 41/12345/26.",
            ["moment: 2026-11-03"],
        ),
        (
            "insta is @lux.girls_herts, snap: lilyy_x, number on ad 07 4 6 4 1 2 3 4 5 6, another ad "
            "vivastreet ID 4482211. Asian girl called Lily, 22.",
            ["handle: instagram:lux.girls_herts", "handle: snapchat:lilyy_x", "telephone: +447464123456", "name: lily"],
        ),
        (
            "Two males, one approx 30-35yrs, one early 20s, speaking Romanian, names sounded like Ionut and "
            "Vasile. VRM B 45 KLM (Romanian). Index EX12 ?? partial.",
            ["age: 1987..1999", "age: 2002..2006", "name: ionut", "name: vasile", "plate: B45KLM", "plate: EX12??"],
        ),
        (
            "Property owner: SINGH, Harpreet - 4 The Maltings, Ware, Herts. SG12 0AB. Tel. 01920-461234 / "
            "07812 345 678",
            ["name: harpreet singh", "postcode: SG12 0AB", "telephone: +441920461234", "telephone: +447812345678"],
        ),
        (
            "come quick they r at 45 bedwell cres flat 3 man name kuba he got black bmw ab66 xyz",
            ["address: 3|45|bedwell crescent||", "name: kuba", "plate: AB66XYZ"],
        ),
    ],
)
def test_what_is_found_in_what_people_write(text: str, found: list[str]) -> None:
    assert [f"{each.kind.value}: {each.folded}" for each in found_in(text, on=ON, places=TOWNS)] == found
