package fr.voix.petition.reading;

/** In which order a list of petitions stands; by which number, larger ones first. */
public enum PetitionOrder {
    /** Most signatures first. */
    SIGNATURES("signatures"),
    /** Newest first. */
    DATE("date"),
    /** Those nearest to their next threshold first. */
    THRESHOLD("seuil"),
    /** Those that close soonest first. */
    CLOSING("cloture");

    private final String code;

    PetitionOrder(String code) {
        this.code = code;
    }

    /** Its name in addresses. */
    public String code() {
        return code;
    }
}
