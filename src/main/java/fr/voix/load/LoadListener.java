package fr.voix.load;

/** Is told that an urn is under pressure. */
public interface LoadListener {

    /** Once an hour and urn, by the instance that saw it first. */
    void onPressure(String urnUid);
}
