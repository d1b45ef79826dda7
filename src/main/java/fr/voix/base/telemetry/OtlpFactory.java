package fr.voix.base.telemetry;

import fr.voix.base.deployment.ReleaseReader;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What tells a collector; a service alone has it, and only where a collector is named. */
@Factory
@Requires(property = "voix.serving", value = "true")
final class OtlpFactory {

    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int MOST_SPANS = 2_048;

    @Context
    @Bean(preDestroy = "close")
    @Requires(property = OtlpConfig.METRICS)
    MeterReport meters(OtlpConfig config, PrometheusMeterRegistry meters) {
        var exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(config.metricsUrl())
                .setTimeout(WITHIN)
                .setRetryPolicy(null)
                .build();
        return new MeterReport(
                SdkMeterProvider.builder()
                        .setResource(resource())
                        .registerMetricReader(PeriodicMetricReader.builder(
                                        new NotedMetricExporter(exporter, new ExportNotice("metrics")))
                                .setInterval(config.metricsEvery())
                                .build())
                        .build(),
                meters);
    }

    @Singleton
    @Bean(preDestroy = "shutdown")
    @Requires(property = OtlpConfig.TRACES)
    SdkTracerProvider spans(OtlpConfig config) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(config.tracesUrl())
                .setTimeout(WITHIN)
                .setRetryPolicy(null)
                .build();
        return SdkTracerProvider.builder()
                .setResource(resource())
                .setSampler(Sampler.traceIdRatioBased(config.tracesShare()))
                .addSpanProcessor(BatchSpanProcessor.builder(new NotedSpanExporter(exporter, new ExportNotice("spans")))
                        .setExporterTimeout(WITHIN)
                        .setMaxQueueSize(MOST_SPANS)
                        .build())
                .build();
    }

    @Singleton
    @Requires(bean = SdkTracerProvider.class)
    Tracer tracer(SdkTracerProvider spans) {
        return spans.get("voix");
    }

    /** Nothing of the machine: its name may be somebody's. */
    private static Resource resource() {
        return Resource.create(Attributes.of(
                AttributeKey.stringKey("service.name"),
                "voix",
                AttributeKey.stringKey("service.version"),
                ReleaseReader.version()));
    }
}
