"""«Мой год»: a school year of a person, and the same year for attestation."""

from dataclasses import dataclass

from district.errors import NotFound
from district.learning.year import MyYear, SchoolYear, YearReport, progress_of
from district.people.roles import Actor
from services.activities.certificates import Certificates
from services.activities.curriculum_certificates import CurriculumCertificates
from services.calls.papers import achievements_of
from services.service import Service
from storage.learning.year import lines_of, open_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MyYears(Service):
    """People read only their own years, so no permission is checked."""

    certificates: Certificates
    programmes: CurriculumCertificates

    async def of(self, actor: Actor, start: int | None = None) -> MyYear:
        """Returns the year that begins in `start`; by default the current one.

        Raises:
            NotFound: a year without anything of the actor.
        """
        now = self.clock()
        today = SchoolYear.of(self.calendar.local(now).date())
        async with self.database.read() as connection:
            every = await lines_of(connection, actor.id, now)
            counts = await open_of(connection, actor.id, now)
        ended = [(SchoolYear.of(self.calendar.local(one.ends_at).date()), one) for one in every]
        years = sorted({today, *(year for year, _ in ended)})
        year = today if start is None else SchoolYear(start)
        if year not in years:
            raise NotFound
        lines = tuple(one for of, one in ended if of == year)
        return MyYear(
            year=year,
            is_current=year == today,
            years=tuple(years),
            lines=lines,
            programmes=progress_of(every, lines),
            open=counts,
        )

    async def report(self, actor: Actor, start: int) -> YearReport:
        """Returns the printed facts of a year. Issues the certificates that are missing.

        Raises:
            NotFound: a year without anything of the actor.
            ProfileNeeded, FactNeeded: the name to be printed is not whole.
        """
        profile, now = actor.profile, self.clock()
        year = await self.of(actor, start)
        missing = [one for one in year.past if one.counts and one.number is None]
        for one in missing:
            await self.certificates.issue(actor.id, one.activity)
        whole = [one for one in year.programmes if one.is_complete and one.issued is None]
        for programme in whole:
            await self.programmes.issue(actor, programme.curriculum.id)
        if missing or whole:
            year = await self.of(actor, start)
        async with self.database.read() as connection:
            found = await achievements_of(connection, actor.id)
        shown = [
            one
            for one in found
            if not one.is_hidden
            and any(
                SchoolYear.of(self.calendar.local(paper.issued_at).date()) == year.year
                for paper in one.live_papers
            )
        ]
        return YearReport(
            profile=profile,
            year=year,
            lines=tuple(one for one in reversed(year.past) if one.counts),
            achievements=tuple(reversed(shown)),
            made_at=now,
        )
