package io.getinference.gateway.standing;

import io.getinference.common.standing.KeyStanding;
import io.getinference.common.standing.KeyUsage;
import io.getinference.gateway.budget.MeteringInstances;
import io.getinference.gateway.caller.Caller;

import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Asks whichever metering instance answers. */
final class MeteringStandings implements Standings {

    private static final String KEY = "/internal/accounts/{account}/keys/{key}";
    private static final String WAIT = "wait_ms={wait}";

    private final MeteringInstances metering;
    private final Duration answerMax;

    MeteringStandings(MeteringInstances metering, Duration answerMax) {
        this.metering = metering;
        this.answerMax = answerMax;
    }

    @Override
    public Told<KeyStanding> of(Caller caller) {
        return ask(KEY + "/standing?" + WAIT, variables(caller), KeyStanding.class);
    }

    @Override
    public Told<KeyUsage> usage(Caller caller, UsageAsked asked) {
        Map<String, Object> variables = variables(caller);
        variables.putAll(asked.parameters());
        StringBuilder path = new StringBuilder(KEY).append("/usage?").append(WAIT);
        asked.parameters().keySet().forEach(name -> path.append("&%s={%s}".formatted(name, name)));
        return ask(path.toString(), variables, KeyUsage.class);
    }

    private <T> Told<T> ask(String path, Map<String, Object> variables, Class<T> type) {
        return Answers.of(() ->
                metering.ask(
                        (instance, wait) -> {
                            Map<String, Object> all = new HashMap<>(variables);
                            all.put("wait", wait.toMillis());
                            return read(instance, path, all, type);
                        },
                        answerMax));
    }

    private static <T> T read(
            RestClient instance, String path, Map<String, Object> variables, Class<T> type) {
        T answer = instance.get().uri(path, variables).retrieve().body(type);
        if (answer == null) {
            throw new RestClientException("it answers nothing");
        }
        return answer;
    }

    private static Map<String, Object> variables(Caller caller) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("account", caller.account());
        variables.put("key", caller.key());
        return variables;
    }
}
