package fr.voix.base.telemetry;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands every meter that Prometheus reads to OpenTelemetry, which asks for its values when it reports; of a histogram its count, sum and maximum. */
final class MeterReport implements AutoCloseable {

    private final SdkMeterProvider provider;
    private final io.opentelemetry.api.metrics.Meter report;
    private final Set<Meter.Id> known = ConcurrentHashMap.newKeySet();

    MeterReport(SdkMeterProvider provider, MeterRegistry meters) {
        this.provider = provider;
        this.report = provider.get("voix");
        meters.config().onMeterAdded(this::add);
        meters.forEachMeter(this::add);
    }

    private void add(Meter meter) {
        if (!known.add(meter.getId())) {
            return;
        }
        AttributesBuilder attributes = Attributes.builder();
        meter.getId().getTags().forEach(tag -> attributes.put(tag.getKey(), tag.getValue()));
        Attributes tags = attributes.build();
        for (Measurement measurement : meter.measure()) {
            add(meter.getId(), measurement, tags);
        }
    }

    private void add(Meter.Id id, Measurement measurement, Attributes tags) {
        Statistic statistic = measurement.getStatistic();
        String name = statistic == Statistic.VALUE || id.getType() == Meter.Type.COUNTER
                ? id.getName()
                : id.getName() + "." + statistic.getTagValueRepresentation();
        boolean isTime = id.getType() == Meter.Type.TIMER && statistic != Statistic.COUNT;
        String unit = isTime ? "s" : Optional.ofNullable(id.getBaseUnit()).orElse("");
        switch (statistic) {
            case COUNT, TOTAL, TOTAL_TIME ->
                report.counterBuilder(name)
                        .setUnit(unit)
                        .ofDoubles()
                        .buildWithCallback(observer -> observer.record(measurement.getValue(), tags));
            default ->
                report.gaugeBuilder(name).buildWithCallback(observer -> observer.record(measurement.getValue(), tags));
        }
    }

    @Override
    public void close() {
        provider.shutdown();
    }
}
