package fr.voix.petition.place;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads where a signatory lives from the two fields of a form. */
@Singleton
public class PlaceService {

    private final DepartementService departements;

    PlaceService(DepartementService departements) {
        this.departements = departements;
    }

    /**
     * Only France wants a code postal: abroad it is not looked at. An overseas territory chosen as country is France too,
     * and tells its département by itself.
     *
     * @param country two letters, as the list of countries offers them
     */
    public PlaceAnswer read(String country, String codePostal) {
        var chosen = Country.find(country);
        if (chosen.isEmpty()) {
            return PlaceFlaw.UNKNOWN_COUNTRY;
        }
        var isBlank = codePostal == null || codePostal.isBlank();
        var own = chosen.get().ownDepartement().flatMap(departements::find);
        if (own.isPresent()) {
            return isBlank ? new Place(Country.FRANCE, own) : ofTerritory(own.get(), codePostal);
        }
        if (chosen.get().isAustral()) {
            return new Place(Country.FRANCE, Optional.empty());
        }
        if (!chosen.get().isFrance()) {
            return new Place(chosen.get(), Optional.empty());
        }
        return isBlank ? PlaceFlaw.MISSING_CODE : inFrance(codePostal);
    }

    private PlaceAnswer ofTerritory(Departement own, String codePostal) {
        var answer = inFrance(codePostal);
        return answer instanceof Place place && !place.departement().equals(Optional.of(own))
                ? PlaceFlaw.OTHER_TERRITORY
                : answer;
    }

    private PlaceAnswer inFrance(String codePostal) {
        var code = CodePostal.read(codePostal);
        if (code.isEmpty()) {
            return PlaceFlaw.UNKNOWN_CODE;
        }
        if (code.get().isOfMonaco()) {
            return PlaceFlaw.CODE_OF_MONACO;
        }
        if (code.get().isOutsideDepartements()) {
            return new Place(Country.FRANCE, Optional.empty());
        }
        return departements
                .of(code.get())
                .<PlaceAnswer>map(departement -> new Place(Country.FRANCE, Optional.of(departement)))
                .orElse(PlaceFlaw.UNKNOWN_CODE);
    }
}
