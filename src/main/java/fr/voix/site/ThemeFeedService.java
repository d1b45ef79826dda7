package fr.voix.site;

import fr.voix.feed.Feed;
import fr.voix.feed.FeedWriter;
import fr.voix.http.Answer;
import fr.voix.platform.PublicUrl;
import fr.voix.search.Found;
import fr.voix.search.SearchService;
import fr.voix.texte.Texte;
import fr.voix.texte.TexteService;
import fr.voix.theme.DescribedTheme;
import fr.voix.theme.DescribedThemeService;
import fr.voix.theme.DescribedThemeService.Filed;
import fr.voix.wording.Addresses;
import fr.voix.wording.Excerpt;
import fr.voix.wording.Language;
import fr.voix.wording.Messages;
import fr.voix.wording.Wording;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Tells feed readers which scrutins were put under a theme. */
@Singleton
class ThemeFeedService {

    private static final int EXCERPT = 400;

    private final DescribedThemeService themes;
    private final ThemePageService pages;
    private final SearchService search;
    private final TexteService textes;
    private final PublicUrl publicUrl;

    ThemeFeedService(
            DescribedThemeService themes,
            ThemePageService pages,
            SearchService search,
            TexteService textes,
            PublicUrl publicUrl) {
        this.themes = themes;
        this.pages = pages;
        this.search = search;
        this.textes = textes;
        this.publicUrl = publicUrl;
    }

    /** The feed of a theme, or where it is now. */
    Answer feed(String slug, Language language) {
        var theme = pages.find(slug);
        var path = Addresses.theme(theme.theme().slug());
        return theme.theme().slug().equals(slug)
                ? Answer.atom(FeedWriter.write(feed(theme, path, language)))
                : Answer.movedTo(language.href(Addresses.feed(path)));
    }

    private Feed feed(DescribedTheme theme, String path, Language language) {
        var m = Messages.of(language);
        var libelle = Wording.libelle(theme.theme(), language);
        var latest = themes.latest(theme.theme().id(), Feed.MOST);
        var shown = search.shown(latest.stream().map(Filed::scrutinUid).toList());
        var named = textes.textes(
                shown.values().stream().map(Found::texteUid).distinct().toList());
        var entries = latest.stream()
                .filter(filed -> shown.containsKey(filed.scrutinUid()))
                .map(filed -> entry(shown.get(filed.scrutinUid()), filed.decidedAt(), named, language))
                .toList();
        var description = ThemePageService.description(theme, language);
        return new Feed(
                publicUrl.tag("theme/" + theme.theme().id() + "/" + language.code()),
                language.code(),
                m.t("themes.feed.title", libelle),
                description.isEmpty() ? m.t("themes.one.description", libelle) : description,
                publicUrl.origin() + language.href(Addresses.feed(path)),
                publicUrl.origin() + language.href(path),
                Stream.concat(Stream.of(theme.changedAt()), entries.stream().map(Feed.Entry::updated))
                        .max(Instant::compareTo)
                        .orElseThrow(),
                entries);
    }

    private Feed.Entry entry(Found found, Instant decidedAt, Map<String, Texte> named, Language language) {
        var m = Messages.of(language);
        var wording = new Wording(m);
        var division = wording.division(found.divisionTitre(), found.divisionDesignation(), found.divisionPosition());
        var texte = wording.texte(named.get(found.texteUid()), found.texteUid());
        var excerpt = Excerpt.of(found.extrait(), EXCERPT);
        return new Feed.Entry(
                publicUrl.tag("scrutin/" + found.uid() + "/" + language.code()),
                division == null ? found.numero() : found.numero() + ", " + division,
                publicUrl.origin() + language.href(found.address()),
                decidedAt,
                excerpt == null ? texte : texte + ". " + m.t("list.excerpt", excerpt));
    }
}
