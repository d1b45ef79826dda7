package fr.voix.petition.reading;
