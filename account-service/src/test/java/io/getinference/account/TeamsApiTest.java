package io.getinference.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.common.id.AccountId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class TeamsApiTest extends EverythingThereTest {

    private AccountId account;
    private String teams;

    @BeforeEach
    void open() {
        account = openAccount();
        teams = "/accounts/" + account + "/teams";
    }

    @Test
    void makesATeamWithABudget() {
        Answer made = api().post(teams, "{\"name\":\"Research\",\"budget_usd\":\"12.50\"}");

        assertThat(made.status()).isEqualTo(201);
        String id = made.json().path("id").stringValue();
        assertThat(id).startsWith("team_");
        assertThat(made.header("Location")).endsWith("/teams/" + id);
        assertThat(made.json().path("budget_usd").stringValue()).isEqualTo("12.50");
        assertThat(made.json().path("status").stringValue()).isEqualTo("active");
        assertThat(api().get(teams + "/" + id).json()).isEqualTo(made.json());
    }

    @Test
    void refusesANameThatAnotherTeamOfTheAccountHas() {
        String first = makeTeam(account, "{\"name\":\"Research\"}");
        String other = makeTeam(account, "{\"name\":\"Support\"}");

        assertThat(api().post(teams, "{\"name\":\"Research\"}").status()).isEqualTo(409);
        assertThat(api().patch(teams + "/" + other, "{\"name\":\"Research\"}").status())
                .isEqualTo(409);
        assertThat(api().patch(teams + "/" + first, "{\"name\":\"Research\"}").status())
                .isEqualTo(200);
        assertThat(
                        api().post(
                                        "/accounts/" + openAccount() + "/teams",
                                        "{\"name\":\"Research\"}")
                                .status())
                .isEqualTo(201);
    }

    @Test
    void anArchivedTeamStaysAndGivesItsNameBack() {
        String id = makeTeam(account, "{\"name\":\"Research\"}");

        assertThat(api().delete(teams + "/" + id).status()).isEqualTo(204);
        Answer archived = api().get(teams + "/" + id);
        assertThat(api().delete(teams + "/" + id).status()).isEqualTo(204);

        assertThat(archived.json().path("status").stringValue()).isEqualTo("archived");
        assertThat(archived.json().path("archived_at").isString()).isTrue();
        assertThat(api().get(teams + "/" + id).json()).isEqualTo(archived.json());
        assertThat(api().patch(teams + "/" + id, "{\"budget_usd\":\"1\"}").status()).isEqualTo(409);
        assertThat(api().post(teams, "{\"name\":\"Research\"}").status()).isEqualTo(201);
        assertThat(api().get(teams).json().path("teams").size()).isEqualTo(2);
    }

    @Test
    void makesExactlyAsManyTeamsAsThereMayBeHoweverManyAreWishedAtOnce() throws Exception {
        List<Callable<Integer>> wishes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String body = "{\"name\":\"team " + i + "\"}";
            wishes.add(() -> api().post(teams, body).status());
        }

        List<Integer> statuses = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : callers.invokeAll(wishes)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(4);
        String one = api().get(teams).json().path("teams").get(0).path("id").stringValue();
        api().delete(teams + "/" + one);
        assertThat(api().post(teams, "{\"name\":\"another\"}").status()).isEqualTo(201);
    }

    @Test
    void aKeyIsIssuedInATeamMovedAndTakenOutOfIt() {
        String research = makeTeam(account, "{\"name\":\"Research\"}");
        String support = makeTeam(account, "{\"name\":\"Support\"}");
        Answer issued =
                api().post(
                                "/accounts/" + account + "/keys",
                                "{\"name\":\"k\",\"team\":\"" + research + "\"}");
        String key = "/accounts/" + account + "/keys/" + issued.json().path("id").stringValue();

        assertThat(issued.json().path("team").stringValue()).isEqualTo(research);
        Answer moved = api().patch(key, "{\"team\":\"" + support + "\"}");
        assertThat(moved.json().path("team").stringValue()).isEqualTo(support);
        Answer renamed = api().patch(key, "{\"name\":\"n\",\"budget_usd\":\"3\"}");
        assertThat(renamed.json().path("team").stringValue()).isEqualTo(support);
        assertThat(renamed.json().path("name").stringValue()).isEqualTo("n");
        assertThat(renamed.json().path("budget_usd").stringValue()).isEqualTo("3.00");
        assertThat(api().patch(key, "{\"team\":null}").json().path("team").isNull()).isTrue();
    }

    @Test
    void aTeamWithActiveKeysIsNotArchived() {
        String id = makeTeam(account, "{\"name\":\"Research\"}");
        Answer issued =
                api().post(
                                "/accounts/" + account + "/keys",
                                "{\"name\":\"k\",\"team\":\"" + id + "\"}");

        assertThat(api().delete(teams + "/" + id).status()).isEqualTo(409);
        api().delete("/accounts/" + account + "/keys/" + issued.json().path("id").stringValue());
        assertThat(api().delete(teams + "/" + id).status()).isEqualTo(204);
    }

    @Test
    void noKeyIsPutIntoATeamThatIsArchivedOrOfAnotherAccount() {
        String archived = makeTeam(account, "{\"name\":\"Research\"}");
        api().delete(teams + "/" + archived);
        String foreign = makeTeam(openAccount(), "{\"name\":\"Research\"}");
        String key =
                "/accounts/"
                        + account
                        + "/keys/"
                        + issueKey(account).json().path("id").stringValue();

        for (String team : List.of(archived, foreign)) {
            Answer refused = api().patch(key, "{\"team\":\"" + team + "\"}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("field").stringValue()).isEqualTo("team");
        }
        assertThatThrownBy(() ->
                        jdbc.sql("update api_key set team = ? where account = ?")
                                .params(foreign, account.value())
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aRevokedKeyChangesNoMore() {
        String key =
                "/accounts/"
                        + account
                        + "/keys/"
                        + issueKey(account).json().path("id").stringValue();
        api().delete(key);

        assertThat(api().patch(key, "{\"budget_usd\":\"1\"}").status()).isEqualTo(409);
    }

    @Test
    void showsAndChangesNoTeamOrKeyOfAnotherAccount() {
        AccountId other = openAccount();
        String team = makeTeam(other, "{\"name\":\"Research\"}");
        String key = issueKey(other).json().path("id").stringValue();

        assertThat(api().get(teams + "/" + team).status()).isEqualTo(404);
        assertThat(api().patch(teams + "/" + team, "{\"name\":\"x\"}").status()).isEqualTo(404);
        assertThat(api().delete(teams + "/" + team).status()).isEqualTo(404);
        assertThat(api().patch("/accounts/" + account + "/keys/" + key, "{}").status())
                .isEqualTo(404);
        assertThat(api().get(teams).json().path("teams").size()).isZero();
    }

    @Test
    void listsTeamsPageByPage() {
        for (int i = 0; i < 3; i++) {
            makeTeam(account, "{\"name\":\"team " + i + "\"}");
        }

        var first = api().get(teams + "?limit=2").json();
        var rest = api().get(teams + "?cursor=" + first.path("next_cursor").stringValue()).json();

        assertThat(first.path("teams").size()).isEqualTo(2);
        assertThat(rest.path("teams").size()).isEqualTo(1);
        assertThat(rest.path("next_cursor").isNull()).isTrue();
        assertThat(api().get("/accounts/" + AccountId.next() + "/teams").status()).isEqualTo(404);
    }
}
