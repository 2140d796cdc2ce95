package io.getinference.gateway.door;

import io.getinference.gateway.completion.Exchange;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.io.IOException;

/** Leaves with each request where it came from. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class CallerAddressFilter implements Filter {

    private final TrustedProxies proxies;

    CallerAddressFilter(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(Exchange.ADDRESS, proxies.caller((HttpServletRequest) request));
        chain.doFilter(request, response);
    }
}
