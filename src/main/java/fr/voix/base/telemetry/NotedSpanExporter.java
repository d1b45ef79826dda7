package fr.voix.base.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

record NotedSpanExporter(SpanExporter exporter, ExportNotice notice) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return notice.export(() -> exporter.export(spans));
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
