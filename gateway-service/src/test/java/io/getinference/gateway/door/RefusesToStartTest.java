package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.gateway.GatewayApplication;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RefusesToStartTest {

    @ParameterizedTest
    @CsvSource({
        "--getinference.request.body-max=8MB, request.body-max with 8388608",
        "--getinference.door.api-body-max=8MB, door.api-body-max with 8388608"
    })
    void withLessRoomThanTheLargestBodyNeeds(String large, String named, CapturedOutput output) {
        assertThatThrownBy(() ->
                        new SpringApplicationBuilder(GatewayApplication.class)
                                .properties("getinference.request.body-max=1MB")
                                .run(
                                        "--server.port=0",
                                        "--getinference.door.body-bytes-in-flight-max=7MB",
                                        large))
                .hasRootCauseInstanceOf(TooLittleRoomException.class);
        assertThat(output.getAll())
                .containsOnlyOnce(
                        "body-bytes-in-flight-max (a 24th of the heap if not set) is 7340032 bytes,"
                                + " less than getinference."
                                + named)
                .contains("raise body-bytes-in-flight-max and the heap")
                .doesNotContain("\tat ");
    }
}
