package fr.voix.base.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** Static files and templates, read once. */
@Factory
final class SiteFactory {

    /** Wrapped, for a bare map is not a thing to inject. */
    record StaticFiles(Map<String, StaticFile> byPath) {}

    @Singleton
    StaticFiles staticFiles() {
        return new StaticFiles(StaticReader.readAll());
    }

    @Singleton
    Assets assets(StaticFiles files) {
        return new Assets(files.byPath().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().hash())));
    }

    @Singleton
    TemplateEngine templates() {
        var engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "fr.voix.template");
        engine.setTrimControlStructures(true);
        return engine;
    }
}
