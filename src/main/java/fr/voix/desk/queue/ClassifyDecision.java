package fr.voix.desk.queue;

import fr.voix.base.audit.Actor;
import fr.voix.desk.lock.LockService;
import fr.voix.desk.lock.LockService.LockResult;
import fr.voix.theme.theme.ClassifyResult;
import fr.voix.theme.theme.ClassifyResult.Classified;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;

/** A colleague's decision on one scrutin: theirs for the moment, taken, and free for the next one. */
@Singleton
record ClassifyDecision(LockService locks, ThemeService themes) {

    /** Before a decision: the scrutin, or who has it. */
    LockResult hold(String uid, Actor actor, ClassifyForm form) {
        return form.take() == null ? locks.hold(uid, actor.moderatorId()) : locks.takeOver(uid, actor.moderatorId());
    }

    ClassifyResult classify(String uid, Actor actor, ClassifyForm form) {
        var result = themes.classify(uid, form.slugs(), actor, form.reason(), form.version());
        if (result instanceof Classified) {
            locks.release(uid, actor.moderatorId());
        }
        return result;
    }
}
