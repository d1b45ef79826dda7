package fr.voix.urn.setaside;

/** Is told how a decision on ballots ended, in the transaction that ends it. */
public interface SetAsideListener {

    void onDone(SetAside decision);

    /** One person had decided it, and by the time that it was carried out it was too much for one. */
    void onHeld(SetAside decision);
}
