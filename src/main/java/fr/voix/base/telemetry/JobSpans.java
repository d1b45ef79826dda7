package fr.voix.base.telemetry;

import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;

/** A span for each run of a job by the clock. */
@Singleton
@Requires(bean = Tracer.class)
public record JobSpans(Tracer tracer) {

    public void run(String name, Runnable work) {
        Span span = tracer.spanBuilder(name).setNoParent().startSpan();
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }
}
