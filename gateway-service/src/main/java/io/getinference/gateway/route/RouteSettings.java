package io.getinference.gateway.route;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.LocalDate;

/**
 * How models are looked up.
 *
 * @param catalogueDate read catalogue and prices as of this day; null reads them as of now
 * @param retiredModels what a model whose upstream is retired does
 */
@ConfigurationProperties("getinference")
record RouteSettings(
        @Nullable LocalDate catalogueDate,
        @DefaultValue("follow-successor") RetiredModels retiredModels) {

    /** An operator's choice. */
    enum RetiredModels {
        /** The successor answers, at its own price, and the answer says so. */
        FOLLOW_SUCCESSOR,
        /** The model is not found. */
        REFUSE
    }
}
