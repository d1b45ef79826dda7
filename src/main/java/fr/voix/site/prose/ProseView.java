package fr.voix.site.prose;

import static fr.voix.base.page.DocumentReader.escape;
import static java.util.stream.Collectors.joining;

import fr.voix.base.page.DocumentReader;
import fr.voix.base.page.OfficialData;
import fr.voix.base.page.PageFraming;
import fr.voix.base.page.SiteConfig;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.opendata.SampleNotice;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.cosign.CosignService;
import fr.voix.urn.log.QuietRule;
import fr.voix.urn.note.UrnKeyService;
import fr.voix.urn.setaside.SetAsideRule;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the pages of explanations from their texts in {@code web/prose} and from what those name of this installation. */
@Singleton
record ProseView(
        PageFraming site,
        SiteConfig config,
        OfficialData data,
        UrnKeyService key,
        QuietRule quiet,
        ThemeService themes,
        CosignService cosign,

        @Property(name = "voix.urn.publish-every", defaultValue = "1s")
        Duration publishEvery) {

    /** @param path the French address, which is the name of the text */
    ProsePage page(String path, Language language) {
        var source = DocumentReader.source("prose" + path + "_" + language.code() + ".md");
        var text = DocumentReader.read(source, values(language));
        return new ProsePage(site.frame(language, path, text.title(), text.description(), null, List.of()), text);
    }

    /** By name; null for what this installation does not have. */
    private Map<String, String> values(Language language) {
        var m = Messages.of(language);
        var official = data.state(m);
        long seconds = Math.max(1, publishEvery.toSeconds());
        var values = new HashMap<String, String>();
        values.put("origin", site.origin());
        values.put("key", key.verifierKey());
        values.put("pace", m.t("prose.pace", seconds, m.number(seconds)));
        values.put("ballots", quiet.isGrouping() ? m.number(quiet.ballots()) : null);
        values.put(
                "minutes",
                quiet.isGrouping() ? m.number(Math.max(1, quiet.quietFor().toMinutes())) : null);
        values.put("rules", rules(m));
        values.put("caution", escape(m.t("tally.representative")));
        values.put("licence", SampleNotice.SAMPLE.licenceUrl());
        values.put("official", OfficialDataService.SOURCE_URL);
        values.put("date", official == null ? null : official.date());
        values.put("sample", official != null && official.isSample() ? escape(m.t("prose.sample")) : null);
        values.put("themes", feeds(language));
        values.put("publisher", escape(config.publisher() == null ? m.t("prose.publisher") : config.publisher()));
        values.put("contact", config.contact() == null ? null : escape(config.contact()));
        values.put("host", config.host() == null ? null : escape(config.host()));
        values.put("source", config.sourceUrl());
        values.put("attestation", attestation(m));
        values.put("policy", cosign.policy().isEmpty() ? null : site.origin() + Addresses.REGISTER + "/politique");
        return values;
    }

    /** The rules of setting aside as they are applied, a row each. */
    private static String rules(Messages m) {
        return Arrays.stream(SetAsideRule.values())
                .map(SetAsideRule::code)
                .map(code -> "| `%s` | %s. %s |"
                        .formatted(code, escape(m.t("regle." + code)), escape(m.t("regle." + code + ".text"))))
                .collect(joining("\n"));
    }

    /** A page is kept: what changes within seconds is not told on it. */
    private String attestation(Messages m) {
        var now = cosign.attestation();
        var isAttested = now.head() != null && !now.isOverdue();
        return isAttested
                ? escape(m.t("attestation.attested"))
                : now.sentence(m).map(DocumentReader::escape).orElse(null);
    }

    private String feeds(Language language) {
        var all = themes.list();
        return all.isEmpty()
                ? null
                : all.stream()
                        .map(theme -> "[%s](%s)"
                                .formatted(
                                        escape(theme.libelle(language)),
                                        language.href(Addresses.feed(Addresses.theme(theme.slug())))))
                        .collect(joining("\n"));
    }
}
