package fr.voix.petition.reading;

import fr.voix.petition.place.Departement;
import fr.voix.petition.place.DepartementService;
import fr.voix.petition.place.Place;
import fr.voix.petition.place.SmallCount;
import fr.voix.petition.place.SmallCount.PublicCount;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** Where counted signatures come from. */
@Singleton
public record SignaturePlaceService(SignaturePlaceRepository places, DepartementService departements) {

    /** By {@link Place#area()}, those without any included; not to be shown as they are. */
    public Map<String, Long> counts(long urnId) {
        var counts = new HashMap<String, Long>();
        departements.all().stream().map(Departement::code).forEach(code -> counts.put(code, 0L));
        counts.put(Place.NO_DEPARTEMENT, 0L);
        counts.put(Place.ABROAD, 0L);
        places.places(urnId).forEach(row -> counts.put(row.place(), row.signatures()));
        return counts;
    }

    /** The counts as the public may read them. */
    public SortedMap<String, PublicCount> published(long urnId) {
        return SmallCount.publish(counts(urnId));
    }
}
