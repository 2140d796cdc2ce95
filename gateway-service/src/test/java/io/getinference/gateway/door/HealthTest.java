package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest extends RunningGateway {

    @Test
    void isUpOnTheManagementPortOnceTheTablesAreRead() {
        assertThat(management("/actuator/health").body()).contains("\"status\":\"UP\"");
    }

    @Test
    void showsNothingElseThere() {
        for (String path :
                new String[] {
                    "/actuator/env", "/actuator/heapdump", "/v1/models", "/api/account/v1/x"
                }) {
            assertThat(management(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(ACCOUNT_SERVICE.asked()).isEmpty();
    }
}
