package io.getinference.account.team;

import io.getinference.account.account.AccountRegister;
import io.getinference.account.account.Change;
import io.getinference.account.account.PageSettings;
import io.getinference.account.announce.Announcements;
import io.getinference.account.limit.LimitedKeys;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.TeamId;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The teams of accounts. Changes of one account's teams happen one after the other. */
@Component
public class TeamRoster {

    private final AccountRegister accounts;
    private final Teams teams;
    private final LimitedKeys keys;
    private final Announcements announcements;
    private final TeamSettings settings;
    private final InstantSource clock;

    TeamRoster(
            AccountRegister accounts,
            Teams teams,
            LimitedKeys keys,
            Announcements announcements,
            TeamSettings settings,
            InstantSource clock) {
        this.accounts = accounts;
        this.teams = teams;
        this.keys = keys;
        this.announcements = announcements;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether a key may be put into the team: it is the account's and not archived. */
    @Transactional(readOnly = true)
    public boolean takesKeys(AccountId account, TeamId id) {
        return teams.findByAccountAndId(account.value(), id.value())
                .filter(Team::isActive)
                .isPresent();
    }

    @Transactional
    TeamOutcome make(AccountId account, MakeTeam wish) {
        if (!accounts.lock(account)) {
            return new TeamOutcome.UnknownAccount();
        }
        if (isTaken(account, wish.name().value())) {
            return new TeamOutcome.NameTaken();
        }
        if (teams.countByAccountAndArchivedAtIsNull(account.value()) >= settings.teamsMax()) {
            return new TeamOutcome.TooManyTeams();
        }
        Team team =
                teams.save(new Team(account, wish, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        announcements.limitsSet(account);
        return new TeamOutcome.Done(team.view());
    }

    @Transactional
    TeamOutcome change(AccountId account, TeamId id, Change change) {
        return with(account, id, team -> change(account, team, change));
    }

    private TeamOutcome change(AccountId account, Team team, Change change) {
        if (!team.isActive()) {
            return new TeamOutcome.Archived();
        }
        String present = team.view().name();
        String name = change.nameOr(present);
        if (!name.equals(present) && isTaken(account, name)) {
            return new TeamOutcome.NameTaken();
        }
        if (team.change(change)) {
            announcements.limitsSet(account);
        }
        return new TeamOutcome.Done(team.view());
    }

    /** Archives a team without active keys; one that is archived stays as it is. */
    @Transactional
    TeamOutcome archive(AccountId account, TeamId id) {
        return with(account, id, team -> archive(account, id, team));
    }

    private TeamOutcome archive(AccountId account, TeamId id, Team team) {
        if (keys.areIn(account, id)) {
            return new TeamOutcome.HasKeys();
        }
        if (team.isActive()) {
            team.archive(clock.instant().truncatedTo(ChronoUnit.MICROS));
            announcements.limitsSet(account);
        }
        return new TeamOutcome.Done(team.view());
    }

    @Transactional(readOnly = true)
    TeamOutcome find(AccountId account, TeamId id) {
        return teams.findByAccountAndId(account.value(), id.value())
                .<TeamOutcome>map(team -> new TeamOutcome.Done(team.view()))
                .orElseGet(TeamOutcome.UnknownTeam::new);
    }

    /** Empty if there is no such account. */
    @Transactional(readOnly = true)
    Optional<TeamView.Page> page(AccountId account, String after, int rows) {
        if (!accounts.knows(account)) {
            return Optional.empty();
        }
        List<TeamView> found =
                teams
                        .findByAccountAndIdGreaterThanOrderById(
                                account.value(), after, PageSettings.withOneMore(rows))
                        .stream()
                        .map(Team::view)
                        .toList();
        return Optional.of(
                found.size() > rows
                        ? new TeamView.Page(
                                found.subList(0, rows), found.get(rows - 1).id().value())
                        : new TeamView.Page(found, null));
    }

    private TeamOutcome with(AccountId account, TeamId id, Function<Team, TeamOutcome> change) {
        if (!accounts.lock(account)) {
            return new TeamOutcome.UnknownAccount();
        }
        return teams.findByAccountAndId(account.value(), id.value())
                .map(change)
                .orElseGet(TeamOutcome.UnknownTeam::new);
    }

    private boolean isTaken(AccountId account, String name) {
        return teams.findByAccountAndNameAndArchivedAtIsNull(account.value(), name).isPresent();
    }
}
