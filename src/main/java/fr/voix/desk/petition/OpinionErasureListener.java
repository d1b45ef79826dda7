package fr.voix.desk.petition;

import fr.voix.petition.petition.ErasureListener;
import fr.voix.petition.petition.Petition;
import jakarta.inject.Singleton;

/** What moderators wrote to each other of a petition's words goes with them. */
@Singleton
record OpinionErasureListener(OpinionRepository opinions) implements ErasureListener {

    @Override
    public void onTextErased(Petition petition) {
        opinions.delete(petition.id());
    }
}
