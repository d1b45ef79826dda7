package fr.voix.petition.signature;

/** Where signatures of an urn are counted apart: a code of {@code Place.area}. */
record SignedArea(long urnId, String area) implements Comparable<SignedArea> {

    @Override
    public int compareTo(SignedArea other) {
        int byUrn = Long.compare(urnId, other.urnId);
        return byUrn != 0 ? byUrn : area.compareTo(other.area);
    }
}
