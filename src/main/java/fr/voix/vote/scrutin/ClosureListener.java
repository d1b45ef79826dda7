package fr.voix.vote.scrutin;

import java.time.Instant;

/** Is told that a Scrutin was closed or opened again, by whom or what ever, in the transaction that does it. */
public interface ClosureListener {

    void onClosed(String scrutinUid, Instant at);

    void onReopened(String scrutinUid, Instant at);
}
