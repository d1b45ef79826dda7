package fr.voix.petition.place;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a signatory lives, as coarse as a département.
 *
 * @param departement empty abroad, and for the armed forces, who have codes postaux outside every département
 */
public record Place(Country country, Optional<Departement> departement) implements PlaceAnswer {

    /** The area of everybody who lives in another country. */
    public static final String ABROAD = "99";

    /** The area of those in France but in no département. */
    public static final String NO_DEPARTEMENT = "00";

    public Place {
        Objects.requireNonNull(country);
        if (departement.isPresent() && !country.isFrance()) {
            throw new IllegalArgumentException("a département outside France");
        }
    }

    /** What signatures are counted under: the code of the département, {@link #ABROAD} or {@link #NO_DEPARTEMENT}. */
    public String area() {
        return departement.map(Departement::code).orElse(country.isFrance() ? NO_DEPARTEMENT : ABROAD);
    }
}
