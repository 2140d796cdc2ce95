package io.getinference.gateway.standing;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** From an answer over HTTP, or none, to what it tells. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static <T> Told<T> of(Question<T> question) {
        try {
            @Nullable T answer = question.ask();
            return answer == null ? new Told.Away<>() : new Told.Known<>(answer);
        } catch (HttpClientErrorException.NotFound e) {
            return new Told.Unknown<>();
        } catch (HttpClientErrorException.BadRequest e) {
            return new Told.Wrong<>();
        } catch (HttpClientErrorException e) {
            LOG.error("a service refuses us, not our caller: {}", e.getMessage());
            return new Told.Away<>();
        } catch (RestClientException e) {
            LOG.warn("a service does not answer: {}", e.getMessage());
            return new Told.Away<>();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Told.Away<>();
        }
    }

    /**
     * Asks over HTTP.
     *
     * @param <T> the answer
     */
    interface Question<T> {
        @Nullable T ask() throws InterruptedException;
    }
}
