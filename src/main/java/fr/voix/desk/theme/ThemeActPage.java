package fr.voix.desk.theme;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * What a merge, a retirement or a return would do, before it is done.
 *
 * @param back the theme's own page
 * @param conflict that a colleague was faster, or null
 * @param targets to choose from, for a merge; empty for the other acts
 * @param targetError why the chosen one does not do, or null
 * @param into number of the theme that was chosen, or null
 * @param effects one sentence each; empty while a merge has no target
 * @param button what it is called; null while it cannot be done
 */
public record ThemeActPage(
        Frame frame,
        String heading,
        String back,
        String conflict,
        String action,
        List<Target> targets,
        String targetError,
        Integer into,
        List<String> effects,
        String reason,
        String reasonError,
        int version,
        String button) {

    public record Target(int id, String libelle, boolean isChosen) {}
}
