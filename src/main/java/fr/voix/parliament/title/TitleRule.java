package fr.voix.parliament.title;

import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.Title;
import io.micronaut.core.annotation.Nullable;
import java.util.Optional;

/**
 * Derives what an amendement asks: from its credits, else from its dispositif, else from what its authors say. The rules with
 * their examples: {@code src/docs/titles.md}.
 */
public final class TitleRule {

    private TitleRule() {}

    /**
     * Empty where no rule is sure; then an amendement is called by its place in the texte.
     *
     * @param divisionTitre what it aims at; null for an amendement of an amendement, whose articles are not those of the texte
     * @param dispositif sanitised HTML
     * @param expose sanitised HTML
     */
    public static Optional<Title> of(
            @Nullable String divisionTitre,
            @Nullable String divisionPosition,
            @Nullable String dispositif,
            @Nullable Credits credits,
            @Nullable String expose) {
        Optional<Article> article =
                divisionTitre == null ? Optional.of(Article.AMENDEMENT) : Article.of(divisionTitre, divisionPosition);
        Optional<Title> derived = credits == null
                ? ofWords(new DispositifTitle(dispositif, article), new ExposeTitle(expose, article))
                : CreditsTitle.of(credits);
        return derived.map(title -> new Title(
                FrenchText.set(title.text()),
                title.english() == null ? null : FrenchText.quotes(title.english()),
                title.origin()));
    }

    private static Optional<Title> ofWords(DispositifTitle change, ExposeTitle reasons) {
        return change.article()
                .map(article -> reasons.told(article).orElseGet(article::plain))
                .or(change::telling)
                .or(() -> reasons.measure(title -> change.allows(title) && !Doubt.isOfEffect(title.text()))
                        .map(change::withFigures))
                .or(change::sentence)
                .or(() -> reasons.measure(change::allows));
    }
}
