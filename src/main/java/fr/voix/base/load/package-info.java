/** Load: semaphores for each kind of work, the pressure of waiting votes, and counts that instances share. */
package fr.voix.base.load;
