package fr.voix.petition.signature;

import fr.voix.petition.place.Place;
import java.util.List;

/** Where signatures of an urn are counted apart: a code of {@code Place.area}. */
record SignedArea(long urnId, String area) implements Comparable<SignedArea> {

    static final List<String> NO_DEPARTEMENTS = List.of(Place.ABROAD, Place.NO_DEPARTEMENT);

    @Override
    public int compareTo(SignedArea other) {
        int byUrn = Long.compare(urnId, other.urnId);
        return byUrn != 0 ? byUrn : area.compareTo(other.area);
    }
}
