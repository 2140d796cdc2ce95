package io.getinference.metering;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import java.net.http.HttpClient;
import java.time.Duration;

/** One instance's HTTP, as a caller sees it who is used to instances that come and go. */
final class MeteringHttp {

    private static final Duration CONNECT_MAX = Duration.ofMillis(300);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(3);

    private final RestClient http;

    MeteringHttp(String baseUrl) {
        JdkClientHttpRequestFactory requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(CONNECT_MAX)
                                .build());
        requests.setReadTimeout(ANSWER_MAX);
        this.http =
                RestClient.builder()
                        .baseUrl(baseUrl)
                        .requestFactory(requests)
                        .defaultHeaders(headers -> headers.setBearerAuth(RunningMetering.TOKEN))
                        .build();
    }

    /** 503 too where nobody answers. */
    ResponseEntity<String> get(String path) {
        return get(path, "nothing", "");
    }

    /** As another instance asks: it is not passed on. */
    ResponseEntity<String> getHere(String path) {
        return get(path, "x-metering-passed-on", "1");
    }

    private ResponseEntity<String> get(String path, String header, String value) {
        try {
            return http.get()
                    .uri(path)
                    .header(header, value)
                    .retrieve()
                    .onStatus(_ -> true, (_, _) -> {})
                    .toEntity(String.class);
        } catch (RestClientException e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("no answer");
        }
    }
}
