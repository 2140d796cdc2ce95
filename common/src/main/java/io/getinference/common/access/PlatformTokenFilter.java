package io.getinference.common.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses every call to the service that does not present the platform token. Management endpoints
 * are on a port of their own and do not pass here.
 */
public final class PlatformTokenFilter extends HttpFilter {

    private static final byte[] REFUSED =
            """
            {"type":"about:blank","title":"Unauthorized","status":401,\
            "detail":"Send the platform token as `Authorization: Bearer <token>`."}\
            """
                    .getBytes(StandardCharsets.UTF_8);

    private final transient PlatformToken token;

    public PlatformTokenFilter(PlatformToken token) {
        this.token = token;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (token.isPresentedBy(request.getHeader("Authorization"))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentType("application/problem+json");
        response.getOutputStream().write(REFUSED);
    }
}
