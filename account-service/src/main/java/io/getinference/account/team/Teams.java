package io.getinference.account.team;

import io.getinference.account.limit.LimitedTeams;
import io.getinference.account.limit.WindowCalendar;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.id.AccountId;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

import java.util.List;
import java.util.Optional;

/** Every query names the account: a tenant sees only itself. */
interface Teams extends Repository<Team, String>, LimitedTeams {

    Team save(Team team);

    Optional<Team> findByAccountAndId(String account, String id);

    Optional<Team> findByAccountAndNameAndArchivedAtIsNull(String account, String name);

    /** At most as many as an account may have. */
    List<Team> findByAccountAndArchivedAtIsNullOrderById(String account);

    long countByAccountAndArchivedAtIsNull(String account);

    List<Team> findByAccountAndIdGreaterThanOrderById(String account, String after, Limit limit);

    @Override
    default List<TeamLimits> teamLimits(AccountId account, WindowCalendar calendar) {
        return findByAccountAndArchivedAtIsNullOrderById(account.value()).stream()
                .map(team -> team.limits(calendar))
                .toList();
    }
}
