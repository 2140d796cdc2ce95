package io.getinference.account.team;

import io.getinference.account.account.Change;
import io.getinference.account.account.PageSettings;
import io.getinference.account.account.Refusals;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;

@RestController
@RequestMapping("/api/account/v1/accounts/{id}/teams")
class TeamsApi {

    private final TeamRoster teams;
    private final PageSettings pages;
    private final TeamSettings settings;

    TeamsApi(TeamRoster teams, PageSettings pages, TeamSettings settings) {
        this.teams = teams;
        this.pages = pages;
        this.settings = settings;
    }

    @PostMapping
    ResponseEntity<TeamView> make(
            @PathVariable("id") AccountId account, @RequestBody MakeTeam wish) {
        TeamView team = done(account, teams.make(account, wish));
        return ResponseEntity.created(
                        URI.create("/api/account/v1/accounts/" + account + "/teams/" + team.id()))
                .body(team);
    }

    @GetMapping
    TeamView.Page page(
            @PathVariable("id") AccountId account,
            @RequestParam("cursor") @Nullable TeamId cursor,
            @RequestParam("limit") @Nullable Integer limit) {
        return teams.page(account, cursor == null ? "" : cursor.value(), pages.rows(limit))
                .orElseThrow(() -> Refusals.unknown(account));
    }

    @GetMapping("/{team_id}")
    TeamView find(@PathVariable("id") AccountId account, @PathVariable("team_id") TeamId team) {
        return done(account, teams.find(account, team));
    }

    @PatchMapping("/{team_id}")
    TeamView change(
            @PathVariable("id") AccountId account,
            @PathVariable("team_id") TeamId team,
            @RequestBody Change change) {
        return done(account, teams.change(account, team, change));
    }

    @DeleteMapping("/{team_id}")
    ResponseEntity<Void> archive(
            @PathVariable("id") AccountId account, @PathVariable("team_id") TeamId team) {
        done(account, teams.archive(account, team));
        return ResponseEntity.noContent().build();
    }

    private TeamView done(AccountId account, TeamOutcome outcome) {
        return switch (outcome) {
            case TeamOutcome.Done(TeamView team) -> team;
            case TeamOutcome.NameTaken() ->
                    throw Refusals.conflict("Another team of the account has this name");
            case TeamOutcome.TooManyTeams() ->
                    throw Refusals.conflict(
                            "The account has %d teams, which is the most; archive one first"
                                    .formatted(settings.teamsMax()));
            case TeamOutcome.Archived() ->
                    throw Refusals.conflict("The team is archived and changes no more");
            case TeamOutcome.HasKeys() ->
                    throw Refusals.conflict(
                            "The team has active keys; move them or revoke them first");
            case TeamOutcome.UnknownTeam() ->
                    throw Refusals.notFound("The account " + account + " has no such team");
            case TeamOutcome.UnknownAccount() -> throw Refusals.unknown(account);
        };
    }
}
