package io.getinference.gateway.budget;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** One of the metering instances. */
final class MeteringInstance {

    private final RestClient client;
    private final HttpClient http;
    private final MeteringSettings settings;
    private volatile long skippedUntil = System.nanoTime();

    MeteringInstance(RestClient client, URI url, MeteringSettings settings) {
        this.client = client.mutate().baseUrl(url).build();
        this.settings = settings;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.connectMax())
                        .build();
    }

    boolean isSkipped() {
        return System.nanoTime() - skippedUntil < 0;
    }

    /** Its answer; one that cannot be reached or stays silent is skipped for a while. */
    <T> T answer(MeteringInstances.Question<T> question, long waitNanos) {
        Duration wait = Duration.ofNanos(waitNanos);
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(wait.plus(settings.networkMax()));
        try {
            return question.of(client.mutate().requestFactory(requests).build(), wait);
        } catch (ResourceAccessException e) {
            skippedUntil = System.nanoTime() + settings.skipFor().toNanos();
            throw e;
        }
    }
}
