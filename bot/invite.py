"""`okrug invite`: creates the first invites from the command line."""

from bot.check import NoAnswer, bot_name
from bot.load import load_defaults
from bot.settings import Settings
from district.clock import Calendar, utc_now
from district.errors import DistrictError
from district.ids import DistrictId, MunicipalityId
from district.people.roles import SCOPE_OF_ROLE, Reach, Role
from keyboards.links import deep_link
from services.wiring import Services
from storage.database import open_database
from storage.migrate import migrate

_ROLES = [role for role in Role if role is not Role.ADMINISTRATOR]
_NEEDS = {
    Reach.MUNICIPALITY: "--municipality ID, an id of data/territory.toml",
    Reach.DISTRICT: "--district ID, an id of data/territory.toml",
}


class NoInvite(Exception):
    """No link was created; the message is one line."""


async def invite(
    settings: Settings, role: str, district: str | None, municipality: str | None
) -> str:
    """Returns a one-time link.

    Raises:
        NoInvite: the role or place is not valid, or Telegram does not return the bot's name.
    """
    if role not in _ROLES:
        raise NoInvite(f"unknown role {role}: use one of {', '.join(_ROLES)}")
    try:
        name = await bot_name(settings)
    except NoAnswer as reason:
        raise NoInvite(str(reason)) from None
    await migrate(settings.database_url)
    database = open_database(settings.database_url)
    try:
        await load_defaults(database)
        services = Services(database, clock=utc_now, calendar=Calendar(zone=settings.timezone))
        made = await services.invites.invite_from_command_line(
            Role(role),
            district=DistrictId(district) if district else None,
            municipality=MunicipalityId(municipality) if municipality else None,
        )
    except DistrictError:
        raise NoInvite(f"{role} needs {_NEEDS[SCOPE_OF_ROLE[Role(role)]]}") from None
    finally:
        await database.close()
    return deep_link(name, f"role-{made.invite.code}")
