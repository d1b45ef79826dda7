package fr.voix.base.telemetry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/**
 * Where a collector takes OTLP over HTTP ({@code voix.otlp.…}); nowhere without an address.
 *
 * @param metricsEvery how often it is told
 * @param tracesShare of requests and jobs that make a span
 */
@ConfigurationProperties("voix.otlp")
record OtlpConfig(
        @Nullable @Pattern(regexp = ADDRESS, message = "must be an address such as http://127.0.0.1:4318/v1/metrics")
        String metricsUrl,

        @Nullable @Pattern(regexp = ADDRESS, message = "must be an address such as http://127.0.0.1:4318/v1/traces")
        String tracesUrl,

        @Bindable(defaultValue = "1m") Duration metricsEvery,

        @Bindable(defaultValue = "0.1") @DecimalMin("0") @DecimalMax("1")
        double tracesShare) {

    OtlpConfig {
        if (!metricsEvery.isPositive()) {
            throw new ConfigurationException("VOIX_OTLP_METRICS_EVERY must be longer than 0s.");
        }
    }

    static final String METRICS = "voix.otlp.metrics-url";
    static final String TRACES = "voix.otlp.traces-url";

    /** Without a user, a password or a query. */
    private static final String ADDRESS = "https?://[^/?#@\\s]+(?:/[^?#@\\s]*)?";
}
