package fr.voix.site.theme;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.site.feed.Feed;
import fr.voix.site.feed.FeedWriter;
import fr.voix.site.feed.ScrutinEntryService;
import fr.voix.site.feed.Told;
import fr.voix.theme.theme.DescribedTheme;
import fr.voix.theme.theme.DescribedThemeService;
import jakarta.inject.Singleton;

/** Tells feed readers which scrutins were put under a theme. */
@Singleton
record ThemeFeedService(
        DescribedThemeService themes, ThemePageService pages, ScrutinEntryService entries, PublicUrl publicUrl) {

    /** The feed of a theme, or where it is now. */
    Answer feed(String slug, Language language) {
        var theme = pages.find(slug);
        var path = Addresses.theme(theme.theme().slug());
        return theme.theme().slug().equals(slug)
                ? FeedWriter.answer(feed(theme, path, language), language, publicUrl)
                : Answer.movedTo(language.href(Addresses.feed(path)));
    }

    private Feed feed(DescribedTheme theme, String path, Language language) {
        var m = Messages.of(language);
        var libelle = theme.theme().libelle(language);
        var latest = themes.latest(theme.theme().id(), Feed.MOST).stream()
                .map(filed -> new Told(filed.scrutinUid(), filed.decidedAt(), null))
                .toList();
        var description = ThemePageService.description(theme, language);
        return new Feed(
                "theme/" + theme.theme().id(),
                m.t("themes.feed.title", libelle),
                description.isEmpty() ? m.t("themes.one.description", libelle) : description,
                Addresses.feed(path),
                path,
                theme.changedAt(),
                entries.entries("scrutin", latest, language));
    }
}
