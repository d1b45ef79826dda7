package fr.voix.petition.place;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws where signatures come from. */
@Singleton
public class MapService {

    private final DepartementService departements;
    private final List<Outline> outlines = DepartementReader.outlines();

    MapService(DepartementService departements) {
        this.departements = departements;
    }

    /**
     * @param counts signatures by {@link Place#area()}; areas without any may be missing, and the numbers are hidden here
     *     where they are small
     */
    public MapView view(Map<String, Long> counts, Language language) {
        var messages = Messages.of(language);
        var lines = new ArrayList<DepartementMap.Line>();
        for (var one : departements.all()) {
            lines.add(new DepartementMap.Line(one.code(), one.nom(), departements.population(one.code())));
        }
        for (var area : List.of(Place.NO_DEPARTEMENT, Place.ABROAD)) {
            lines.add(new DepartementMap.Line(area, messages.t("territoire.area." + area), 0));
        }
        return new DepartementMap(lines, counts, language).view(outlines);
    }
}
