package fr.voix.desk.queue;

import fr.voix.base.text.Messages;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** The themes that can be ticked. */
@Singleton
public record ChoiceListView(ThemeService themes) {

    /** Themes by name, also those that have another one by now. */
    public String names(Messages words, List<String> slugs) {
        var named = themes.byEverySlug();
        return slugs.stream()
                .map(slug -> named.containsKey(slug) ? named.get(slug).libelle(words.language()) : slug)
                .collect(Collectors.joining(", "));
    }

    public List<ScrutinDeskPage.Choice> choices(Messages words, List<Theme> all, List<String> ticked, String main) {
        return all.stream()
                .map(theme -> new ScrutinDeskPage.Choice(
                        theme.slug(),
                        theme.libelle(words.language()),
                        ticked.indexOf(theme.slug()),
                        theme.slug().equals(main)))
                .toList();
    }
}
