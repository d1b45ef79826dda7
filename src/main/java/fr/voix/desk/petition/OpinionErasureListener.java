package fr.voix.desk.petition;

import fr.voix.petition.petition.ErasureListener;
import fr.voix.petition.petition.Petition;
import jakarta.inject.Singleton;

/** What moderators wrote to each other of a petition's words goes with them. */
@Singleton
class OpinionErasureListener implements ErasureListener {

    private final OpinionRepository opinions;

    OpinionErasureListener(OpinionRepository opinions) {
        this.opinions = opinions;
    }

    @Override
    public void onTextErased(Petition petition) {
        opinions.delete(petition.id());
    }
}
