package io.getinference.common.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.getinference.common.event.Wire;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PlatformTokenFilterTest {

    private static final PlatformToken TOKEN = new PlatformToken("0123456789abcdef");

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @Test
    void letsTheTokenThrough() throws Exception {
        call("Bearer 0123456789abcdef");
        assertThat(chain.getRequest()).isNotNull();
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "0123456789abcdef",
                "Bearer 0123456789abcde",
                "Bearer 0123456789abcdef ",
                "Bearer 0123456789ABCDEF",
                "Basic 0123456789abcdef",
                "Bearer ßßßßßßßßßßßßßßßß"
            })
    void refusesWhateverElseWithAProblem(@Nullable String authorization) throws Exception {
        call(authorization);
        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(Wire.JSON.readTree(response.getContentAsString()).path("status").asInt())
                .isEqualTo(401);
    }

    @Test
    void isLongEnoughAndNeverPrinted() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlatformToken("0123456789abcde"));
        assertThat(TOKEN.toString()).doesNotContain("0123");
        assertThat(TOKEN.isPresentedBy(TOKEN.authorization())).isTrue();
    }

    private void call(@Nullable String authorization) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        new PlatformTokenFilter(TOKEN).doFilter(request, response, chain);
    }
}
