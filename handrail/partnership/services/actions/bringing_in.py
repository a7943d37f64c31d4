"""Keeps what the county's pack says of needs, groups and public channels in step with it. Safe to repeat."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from handrail.partnership.services.actions.writing import Writing, provider_of, write_many, write_parts
from handrail.partnership.services.models import Phone, Provider, Service, Source, Taxonomy, Term
from handrail.partnership.services.policies import NAMESPACE, Entry, Number, fingerprint
from handrail.rules.localities.locality import Audience, Channel, CodedWord, Locality
from handrail.rules.localities.telephone import NotATelephoneNumber, read_telephone

LISTS = (
    ("service_needs", "Needs", "What somebody needs who may be exploited, or who wants to help them."),
    ("service_groups", "Whom it is for", "The groups of people whom a service is for."),
)
FOR_THE_PUBLIC = frozenset({Audience.PUBLIC, Audience.WORKER, Audience.CHILD, Audience.DRIVER})
# Who reads the pack's numbers out has no entry of their own in it: 101, say, or 999.
NOBODY_IN_PARTICULAR = "public-services"


@transaction.atomic
def bring_in_words(locality: Locality) -> None:
    """The lists of needs and groups as the pack has them. A word that the pack has dropped stays where it is used."""
    for code, name, description in LISTS:
        told = {"code": code, "name": name, "description": description}
        taxonomy, _ = Taxonomy.objects.update_or_create(pk=taxonomy_id(code), defaults=told)
        words = locality.lists.get(code, ())
        held = {pk: said for pk, *said in taxonomy.terms.values_list("pk", "name", "description")}
        terms = [term_of(taxonomy, word, number) for number, word in enumerate(words)]
        Term.objects.bulk_create(
            terms,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["name", "description", "position"],
        )
        taxonomy.terms.filter(attributes=None).exclude(code__in=[word.code for word in words]).delete()
        renamed = [one.pk for one in terms if held.get(one.pk) not in (None, [one.name, one.description])]
        write_parts(Service.objects.filter(attributes__term__in=renamed))


@transaction.atomic
def bring_in_services(locality: Locality, *, at: datetime) -> int:
    """The pack's public channels as services; gives how many were new, changed or gone. Safe to repeat.

    One that the pack does not vouch for is not confirmed here either.
    """
    bring_in_words(locality)
    channels = [one for one in locality.channels if one.audience & FOR_THE_PUBLIC]
    written = [writing_of(one, locality, at=at) for one in channels]
    kept = dict(Service.objects.filter(source=Source.PACK, withdrawn_at=None).values_list("id", "fingerprint"))
    held = dict(Service.objects.filter(source=Source.PACK).values_list("id", "assured_on"))
    changed = [
        one for one in written if kept.get(one.id) != fingerprint(one.entry) or held.get(one.id) != one.assured_on
    ]
    gone = Service.objects.filter(pk__in=set(kept) - {one.id for one in written})
    gone_count = gone.update(withdrawn_at=at, updated_at=at)
    if changed or gone_count:
        write_many(changed, by="handrail", at=at, act="services.kept_in_step")
    # Services that were set down before their parts were written beside them.
    write_parts(Service.objects.filter(parts=None))
    return len(changed) + gone_count


def writing_of(channel: Channel, locality: Locality, *, at: datetime) -> Writing:
    """A channel as an entry."""
    return Writing(
        entry=entry_of(channel, locality),
        provider=provider_for(channel, locality, at=at),
        id=uuid5(NAMESPACE, f"channel {channel.code}"),
        source=Source.PACK,
        assured_on=channel.checked_on if channel.verified else None,
        order=min(channel.order, 499),
    )


def entry_of(channel: Channel, locality: Locality) -> Entry:
    """What the pack says of a channel, as an entry."""
    county = channel.organisation in {one.code for one in locality.organisations if one.district}
    return Entry(
        name=channel.name,
        description=channel.purpose,
        url=channel.web,
        email=channel.email,
        hours=hours_of(channel),
        area="county" if county else "nation",
        numbers=tuple(numbers_of(channel, made_up=locality.made_up)),
        terms=(*needs_of(channel.code, locality), *groups_of(channel)),
        interpreting=channel.languages,
    )


def hours_of(channel: Channel) -> str:
    """The channel's hours as a pack writes them."""
    if channel.always_open:
        return "always"
    return written(channel) if channel.hours is not None else ""


def written(channel: Channel) -> str:
    """Hours, written day by day."""
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holidays")
    spans = {days[day]: held for day, held in (channel.hours or {}).items() if held}
    return "; ".join(
        f"{day} {','.join(f'{opens:%H:%M}-{closes:%H:%M}'.replace('-00:00', '-24:00') for opens, closes in held)}"
        for day, held in spans.items()
    )


def numbers_of(channel: Channel, *, made_up: bool) -> Iterable[Number]:
    """Its telephone, and its number for texts."""
    if channel.telephone:
        yield Number(number=channel.telephone, shown=channel.telephone_display)
    if channel.text_number:
        try:
            number = read_telephone(channel.text_number, made_up=made_up).number
        except NotATelephoneNumber:
            number = channel.text_number.replace(" ", "")
        yield Number(number=number, shown=channel.text_number, kind=Phone.Kind.SMS)


def needs_of(channel: str, locality: Locality) -> list[UUID]:
    """The needs that a channel meets: each need names its channels."""
    needs = locality.lists.get("service_needs", ())
    return [term_id("service_needs", need.code) for need in needs if channel in need.group.split()]


def groups_of(channel: Channel) -> list[UUID]:
    """Whom it is for."""
    told = {Audience.WORKER: "workers", Audience.CHILD: "children", Audience.PUBLIC: "anybody"}
    return [term_id("service_groups", code) for audience, code in told.items() if audience in channel.audience]


def provider_for(channel: Channel, locality: Locality, *, at: datetime) -> Provider:
    """Who answers the channel."""
    code = channel.organisation or NOBODY_IN_PARTICULAR
    names = {one.code: one.name for one in locality.organisations}
    return provider_of(code, name=names.get(code, channel.name if channel.organisation else "Public services"), at=at)


def term_of(taxonomy: Taxonomy, word: CodedWord, number: int) -> Term:
    """A word of the pack as a row."""
    return Term(
        id=term_id(taxonomy.code, word.code),
        taxonomy=taxonomy,
        code=word.code,
        name=word.label,
        description=word.hint or word.label,
        position=number,
    )


def taxonomy_id(code: str) -> UUID:
    """A list's id follows from its code."""
    return uuid5(NAMESPACE, f"taxonomy {code}")


def term_id(taxonomy: str, code: str) -> UUID:
    """A word's id follows from its list and its code."""
    return uuid5(NAMESPACE, f"term {taxonomy} {code}")
