package fr.voix.moderation;

import fr.voix.backoffice.Wording;
import fr.voix.theme.Theme;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The themes that can be ticked, numbered as they are typed. */
@Singleton
class ChoiceListHandler {

    List<DeskPage.Choice> choices(Wording words, List<Theme> all, List<String> ticked, String main) {
        var choices = new ArrayList<DeskPage.Choice>();
        for (var theme : all) {
            choices.add(new DeskPage.Choice(
                    choices.size() + 1,
                    theme.slug(),
                    QueuePageHandler.name(words, theme),
                    ticked.contains(theme.slug()),
                    theme.slug().equals(main)));
        }
        return List.copyOf(choices);
    }
}
