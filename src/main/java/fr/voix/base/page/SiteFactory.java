package fr.voix.base.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Map;

/** Static files and templates, read once. */
@Factory
final class SiteFactory {

    /** Wrapped in a type of its own, because a plain map cannot be injected. */
    record StaticFiles(Map<String, StaticFile> byPath) {}

    @Singleton
    StaticFiles staticFiles() {
        return new StaticFiles(StaticReader.files());
    }

    @Singleton
    Assets assets() {
        return StaticReader.assets();
    }

    @Singleton
    TemplateEngine templates() {
        var engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "fr.voix.template");
        engine.setTrimControlStructures(true);
        return engine;
    }
}
