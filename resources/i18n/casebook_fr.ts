<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AiMark</name>
    <message>
        <source>AI-generated, unverified</source>
        <translation>Généré par IA, non vérifié</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Text that is being written</source>
        <translation>Texte en cours d’écriture</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Régénérer</translation>
    </message>
    <message>
        <source>How this answer was made</source>
        <translation>Comment cette réponse a été produite</translation>
    </message>
    <message>
        <source>%1 · demo, not medical</source>
        <translation>%1 · démo, non médical</translation>
    </message>
    <message>
        <source>%1, AI-generated, unverified, %2</source>
        <translation>%1, généré par IA, non vérifié, %2</translation>
    </message>
</context>
<context>
    <name>AnswerStrip</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Esc stops</source>
        <translation>Échap arrête</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 sur %2 jetons</translation>
    </message>
</context>
<context>
    <name>AppBar</name>
    <message>
        <source>Application bar</source>
        <translation>Barre de l’application</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The data folder is open read-only.</source>
        <translation>Le dossier de données est ouvert en lecture seule.</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>Unknown model</source>
        <translation>Modèle inconnu</translation>
    </message>
    <message>
        <source>The question does not fit.</source>
        <translation>La question ne tient pas.</translation>
    </message>
</context>
<context>
    <name>ChatDelegate</name>
    <message>
        <source>Title of the chat</source>
        <translation>Titre de la discussion</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Chat header</source>
        <translation>En-tête de la discussion</translation>
    </message>
    <message>
        <source>Title of the chat</source>
        <translation>Titre de la discussion</translation>
    </message>
    <message>
        <source>Show sidebar</source>
        <translation>Afficher le volet latéral</translation>
    </message>
    <message>
        <source>Find in chat</source>
        <translation>Chercher dans la discussion</translation>
    </message>
    <message>
        <source>Setup panel</source>
        <translation>Volet de réglage</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nouvelle discussion</translation>
    </message>
</context>
<context>
    <name>ChatList</name>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Purger…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Désépingler</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>Mettre à la corbeille…</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>Chat</source>
        <translation>Discussion</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>The pasted text was cut: %1 characters did not fit and were left out.</source>
        <translation>Le texte collé est coupé&#xa0;: %1 caractères ne tenaient pas et sont laissés de côté.</translation>
    </message>
    <message>
        <source>Ask a research question. Do not paste names, dates of birth or record numbers.</source>
        <translation>Posez une question de recherche. Ne collez ni nom, ni date de naissance, ni numéro de dossier.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Esc stops · What you write now is kept</source>
        <translation>Échap arrête · Ce que vous écrivez est gardé</translation>
    </message>
    <message>
        <source>Enter sends · Shift+Enter breaks the line</source>
        <translation>Entrée envoie · Maj+Entrée va à la ligne</translation>
    </message>
    <message>
        <source>Shift+Enter sends · Enter breaks the line</source>
        <translation>Maj+Entrée envoie · Entrée va à la ligne</translation>
    </message>
</context>
<context>
    <name>ContextMeter</name>
    <message>
        <source>Context: no model loaded</source>
        <translation>Contexte&#xa0;: aucun modèle chargé</translation>
    </message>
    <message>
        <source>Context %1 of %2 tokens</source>
        <translation>Contexte %1 sur %2 jetons</translation>
    </message>
    <message>
        <source>Context %1 of %2 tokens, answer included</source>
        <translation>Contexte %1 sur %2 jetons, réponse comprise</translation>
    </message>
    <message>
        <source>System and examples %1, passages %2, chat %3, kept for the answer %4</source>
        <translation>Système et exemples %1, passages %2, discussion %3, gardés pour la réponse %4</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in chat</source>
        <translation>Chercher dans la discussion</translation>
    </message>
    <message>
        <source>Earlier place</source>
        <translation>Endroit précédent</translation>
    </message>
    <message>
        <source>Later place</source>
        <translation>Endroit suivant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Not in this chat</source>
        <translation>Absent de cette discussion</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%1 sur %2 messages</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>I have read this notice. I use Casebook for research only.</source>
        <translation>J’ai lu cet avis. J’utilise Casebook pour la recherche uniquement.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Go on without a model</source>
        <translation>Continuer sans modèle</translation>
    </message>
    <message>
        <source>What it is and is not</source>
        <translation>Ce qu’il est et n’est pas</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Ajouter un modèle</translation>
    </message>
    <message>
        <source>What Casebook is, and what it is not</source>
        <translation>Ce qu’est Casebook, et ce qu’il n’est pas</translation>
    </message>
    <message>
        <source>The notice has changed.</source>
        <translation>L’avis a changé.</translation>
    </message>
    <message>
        <source>Casebook runs a language model on this computer so that research teams can study how it answers.</source>
        <translation>Casebook fait tourner un modèle de langage sur cet ordinateur pour que des équipes de recherche étudient ses réponses.</translation>
    </message>
    <message>
        <source>Recorded on this computer: this text (version %1, %2), your confirmation and the time. If the text changes, you are asked again.</source>
        <translation>Enregistrés sur cet ordinateur&#xa0;: ce texte (version %1, %2), votre confirmation et l’heure. Si le texte change, la question revient.</translation>
    </message>
    <message>
        <source>Casebook comes without a medical model. Choose a file; you can add more later.</source>
        <translation>Casebook est livré sans modèle médical. Choisissez un fichier&#xa0;; vous pouvez en ajouter d’autres plus tard.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
</context>
<context>
    <name>IconButton</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a button, its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>InfoDialog</name>
    <message>
        <source>Show how this answer was made</source>
        <translation>Afficher comment cette réponse a été produite</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier comme texte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>IsAndIsNot</name>
    <message>
        <source>a research tool: questions, answers and their settings are kept as a record</source>
        <translation>un outil de recherche&#xa0;: questions, réponses et réglages sont gardés comme trace</translation>
    </message>
    <message>
        <source>offline: it opens no network connection</source>
        <translation>hors ligne&#xa0;: il n’ouvre aucune connexion réseau</translation>
    </message>
    <message>
        <source>yours: chats stay in one folder on this computer</source>
        <translation>à vous&#xa0;: les discussions restent dans un dossier de cet ordinateur</translation>
    </message>
    <message>
        <source>accountable: every answer says which model, settings and seed made it</source>
        <translation>traçable&#xa0;: chaque réponse dit quels modèle, réglages et graine l’ont produite</translation>
    </message>
    <message>
        <source>a medical device, and not validated for medical use</source>
        <translation>un dispositif médical, ni validé pour un usage médical</translation>
    </message>
    <message>
        <source>a source for diagnosis, treatment or any decision about a patient</source>
        <translation>une source pour un diagnostic, un traitement ou une décision sur un patient</translation>
    </message>
    <message>
        <source>always right: answers can be wrong, out of date or made up, and can sound sure</source>
        <translation>toujours juste&#xa0;: une réponse peut être fausse, dépassée ou inventée, et sembler sûre</translation>
    </message>
    <message>
        <source>a place for names, dates of birth or record numbers of patients</source>
        <translation>un lieu pour les noms, dates de naissance ou numéros de dossier de patients</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>Il est</translation>
    </message>
    <message>
        <source>It is not</source>
        <translation>Il n’est pas</translation>
    </message>
</context>
<context>
    <name>LeaveOutDialog</name>
    <message>
        <source>Choose what to leave out</source>
        <translation>Choisir ce qui est laissé de côté</translation>
    </message>
    <message>
        <source>Ticked messages are left out of this question. Nothing is deleted.</source>
        <translation>Les messages cochés sont laissés de côté pour cette question. Rien n’est supprimé.</translation>
    </message>
    <message>
        <source>Send without them</source>
        <translation>Envoyer sans eux</translation>
    </message>
    <message>
        <source>Always sent: %1</source>
        <translation>Toujours envoyé&#xa0;: %1</translation>
    </message>
    <message>
        <source>System text: %1</source>
        <translation>Texte système&#xa0;: %1</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>Vous&#xa0;: %1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Réponse&#xa0;: %1</translation>
    </message>
    <message>
        <source>Messages to leave out</source>
        <translation>Messages à laisser de côté</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>It fits: %1 of %2 tokens, and %3 for the answer.</source>
        <translation>Cela tient&#xa0;: %1 jetons sur %2, et %3 pour la réponse.</translation>
    </message>
    <message>
        <source>It does not fit yet: %1 of %2 tokens. The answer needs at least %3.</source>
        <translation>Cela ne tient pas encore&#xa0;: %1 jetons sur %2. La réponse en demande au moins %3.</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>New chat</source>
        <translation>Nouvelle discussion</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open link</source>
        <translation>Ouvrir le lien</translation>
    </message>
    <message>
        <source>This link leads out of Casebook.</source>
        <translation>Ce lien mène hors de Casebook.</translation>
    </message>
    <message>
        <source>The model wrote it. It may not exist, or not be what it says.</source>
        <translation>Le modèle l’a écrit. Il peut ne pas exister, ou ne pas être ce qu’il annonce.</translation>
    </message>
    <message>
        <source>Target of the link</source>
        <translation>Cible du lien</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Eject model</source>
        <translation>Éjecter le modèle</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Discussions</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>%1 – Casebook</source>
        <translation>%1 – Casebook</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>Menu bar</source>
        <translation>Barre de menus</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Text of the message</source>
        <translation>Texte du message</translation>
    </message>
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Aucun modèle</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>Ajouter un fichier de modèle…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Eject</source>
        <translation>Éjecter</translation>
    </message>
</context>
<context>
    <name>ModelSelector</name>
    <message>
        <source>Choose a model…</source>
        <translation>Choisir un modèle…</translation>
    </message>
    <message>
        <source>Model: %1, %2</source>
        <translation>Modèle&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no model is chosen</comment>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Chargé</translation>
    </message>
    <message>
        <source>Ejected</source>
        <translation>Éjecté</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>Non chargé</translation>
    </message>
    <message>
        <source>Hidden</source>
        <comment>the model&apos;s name, while rating blind</comment>
        <translation>Masqué</translation>
    </message>
</context>
<context>
    <name>ModelShelf</name>
    <message>
        <source>Choose a model…</source>
        <translation>Choisir un modèle…</translation>
    </message>
    <message>
        <source>%1 · %2 s</source>
        <translation>%1 · %2 s</translation>
    </message>
    <message>
        <source>Reload %1</source>
        <translation>Recharger %1</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquant</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En quarantaine</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Non essayé</translation>
    </message>
</context>
<context>
    <name>NetworkState</name>
    <message>
        <source>Network: off</source>
        <translation>Réseau&#xa0;: coupé</translation>
    </message>
    <message>
        <source>Network: %1</source>
        <translation>Réseau&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this notice</source>
        <translation>Fermer cet avis</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Read and confirm</source>
        <translation>À lire et à confirmer</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Add a model…</source>
        <translation>Ajouter un modèle…</translation>
    </message>
    <message>
        <source>Casebook met an error it does not know.</source>
        <translation>Casebook a rencontré une erreur qu’il ne connaît pas.</translation>
    </message>
    <message>
        <source>What was saved is intact.</source>
        <translation>Ce qui était enregistré est intact.</translation>
    </message>
    <message>
        <source>%1 answers were interrupted when Casebook last ended.</source>
        <translation>%1 réponses étaient interrompues à la dernière fin de Casebook.</translation>
    </message>
    <message>
        <source>1 answer was interrupted when Casebook last ended.</source>
        <translation>1 réponse était interrompue à la dernière fin de Casebook.</translation>
    </message>
    <message>
        <source>What was on disk is shown, and marked.</source>
        <translation>Ce qui était sur le disque est affiché, et marqué.</translation>
    </message>
    <message>
        <source>Three stops of the engine in one minute.</source>
        <translation>Trois arrêts du moteur en une minute.</translation>
    </message>
    <message>
        <source>Casebook does not start it again by itself.</source>
        <translation>Casebook ne le relance pas de lui-même.</translation>
    </message>
    <message>
        <source>Load on CPU only with a small context, or try again.</source>
        <translation>Chargez sur CPU seul avec un petit contexte, ou réessayez.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Load on CPU only</source>
        <translation>Charger sur CPU seul</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avis</translation>
    </message>
</context>
<context>
    <name>NoticesDialog</name>
    <message>
        <source>Show notices</source>
        <translation>Afficher les avis</translation>
    </message>
    <message>
        <source>No notices since this start.</source>
        <translation>Aucun avis depuis ce démarrage.</translation>
    </message>
    <message>
        <source>What goes wrong is kept here.</source>
        <translation>Ce qui échoue est gardé ici.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tout copier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>differs from preset</source>
        <translation>diffère du préréglage</translation>
    </message>
    <message>
        <source>%1 takes a whole number from %2 to %3. The last one is kept.</source>
        <translation>%1 prend un nombre entier de %2 à %3. Le dernier est gardé.</translation>
    </message>
    <message>
        <source>%1 takes a number from %2 to %3. The last one is kept.</source>
        <translation>%1 prend un nombre de %2 à %3. Le dernier est gardé.</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Choose file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Use the demo model</source>
        <translation>Utiliser le modèle de démo</translation>
    </message>
    <message>
        <source>A GGUF file. It is checked and hashed before it is used.</source>
        <translation>Un fichier GGUF. Il est vérifié et haché avant usage.</translation>
    </message>
    <message>
        <source>From a file or a USB stick</source>
        <translation>D’un fichier ou d’une clé USB</translation>
    </message>
    <message>
        <source>No network needed</source>
        <translation>Sans réseau</translation>
    </message>
    <message>
        <source>Shows how Casebook works. A general model, not medical; its answers are of no use for research.</source>
        <translation>Montre comment Casebook fonctionne. Un modèle général, non médical&#xa0;; ses réponses n’ont aucun intérêt pour la recherche.</translation>
    </message>
    <message>
        <source>Demo model: SmolLM2-135M</source>
        <translation>Modèle de démo&#xa0;: SmolLM2-135M</translation>
    </message>
    <message>
        <source>Added: %1.</source>
        <translation>Ajouté&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>%1 s so far</source>
        <translation>%1 s écoulées</translation>
    </message>
    <message>
        <source>Reading the question</source>
        <translation>Lecture de la question</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Chargement du modèle</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 jetons/s</translation>
    </message>
    <message>
        <source>first word after %1 s</source>
        <translation>premier mot après %1 s</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>the engine has been silent for %1 s</source>
        <translation>le moteur est muet depuis %1 s</translation>
    </message>
</context>
<context>
    <name>PromptDialog</name>
    <message>
        <source>Show prompt</source>
        <translation>Afficher le prompt</translation>
    </message>
    <message>
        <source>%1 tokens, exactly as they are sent.</source>
        <translation>%1 jetons, exactement comme envoyés.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message>
        <source>Purge chats</source>
        <translation>Purger des discussions</translation>
    </message>
    <message>
        <source>Purge 1 chat for good?</source>
        <translation>Purger définitivement 1 discussion&#xa0;?</translation>
    </message>
    <message>
        <source>Purge %1 chats for good?</source>
        <translation>Purger définitivement %1 discussions&#xa0;?</translation>
    </message>
    <message>
        <source>The text is removed from the history and the search index.</source>
        <translation>Le texte est retiré de l’historique et de l’index de recherche.</translation>
    </message>
    <message>
        <source>Also purge these backups</source>
        <translation>Purger aussi ces sauvegardes</translation>
    </message>
    <message>
        <source>Backups of %1 still hold it.</source>
        <translation>Les sauvegardes du %1 le contiennent encore.</translation>
    </message>
    <message>
        <source>Purge 1 chat</source>
        <translation>Purger 1 discussion</translation>
    </message>
    <message>
        <source>Purge %1 chats</source>
        <translation>Purger %1 discussions</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>You, %1</source>
        <translation>Vous, %1</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>Sections</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repeat penalty</source>
        <translation>Pénalité de répétition</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Réponse la plus longue</translation>
    </message>
    <message>
        <source>new each time</source>
        <translation>nouvelle à chaque fois</translation>
    </message>
    <message>
        <source>model&apos;s own</source>
        <translation>celle du modèle</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Change settings</source>
        <translation>Modifier les réglages</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>No setting contains these words.</source>
        <translation>Aucun réglage ne contient ces mots.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Turn on Advanced under General to see these settings.</source>
        <translation>Activez Avancé sous Général pour voir ces réglages.</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>This model has no system role: the text is sent at the start of your first question.</source>
        <translation>Ce modèle n’a pas de rôle système&#xa0;: le texte part au début de votre première question.</translation>
    </message>
</context>
<context>
    <name>SetupPanel</name>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>Texte système</translation>
    </message>
    <message>
        <source>differs from preset</source>
        <translation>diffère du préréglage</translation>
    </message>
    <message>
        <source>Show prompt…</source>
        <translation>Afficher le prompt…</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <source>Reset to preset</source>
        <translation>Revenir au préréglage</translation>
    </message>
    <message>
        <source>New preset…</source>
        <translation>Nouveau préréglage…</translation>
    </message>
    <message>
        <source>Delete preset…</source>
        <translation>Supprimer le préréglage…</translation>
    </message>
    <message>
        <source>%1 · v%2</source>
        <translation>%1 · v%2</translation>
    </message>
    <message>
        <source>%1 tokens.</source>
        <translation>%1 jetons.</translation>
    </message>
    <message>
        <source>1 token.</source>
        <translation>1 jeton.</translation>
    </message>
    <message>
        <source>Save as v%1</source>
        <translation>Enregistrer comme v%1</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Enregistrer le préréglage</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Delete the preset “%1”?</source>
        <translation>Supprimer le préréglage «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>Chats keep the text and the sampling they were asked with.</source>
        <translation>Les discussions gardent leur texte et leur échantillonnage.</translation>
    </message>
    <message>
        <source>Delete preset</source>
        <translation>Supprimer le préréglage</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Reset all</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>Click a field and press the keys. Backspace takes a shortcut away.</source>
        <translation>Cliquez sur un champ et pressez les touches. Retour arrière retire un raccourci.</translation>
    </message>
    <message>
        <source>That key writes text. Hold Ctrl or Alt with it, or use a function key.</source>
        <translation>Cette touche écrit du texte. Tenez Ctrl ou Alt avec elle, ou prenez une touche de fonction.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. Change that one first.</source>
        <translation>%1 appartient à «&#xa0;%2&#xa0;». Changez d’abord celui-là.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>Afficher les raccourcis clavier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close panel</source>
        <translation>Fermer le volet</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Chats</source>
        <translation>Discussions</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nouvelle discussion</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation>Chercher partout</translation>
    </message>
    <message>
        <source>List of chats</source>
        <translation>Liste des discussions</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>La corbeille est vide.</translation>
    </message>
    <message>
        <source>Deleted chats wait here until you purge them.</source>
        <translation>Les discussions supprimées attendent ici que vous les purgiez.</translation>
    </message>
    <message>
        <source>No chats yet.</source>
        <translation>Aucune discussion.</translation>
    </message>
    <message>
        <source>Questions and answers will be listed here.</source>
        <translation>Questions et réponses s’affichent ici.</translation>
    </message>
    <message>
        <source>No message contains “%1”.</source>
        <translation>Aucun message ne contient «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Searched %1 chats and their older versions, the trash included.</source>
        <translation>Recherche faite dans %1 discussions et leurs versions antérieures, corbeille comprise.</translation>
    </message>
    <message>
        <source>Searched %1 chats and their older versions. The trash is left out.</source>
        <translation>Recherche faite dans %1 discussions et leurs versions antérieures. La corbeille est exclue.</translation>
    </message>
    <message>
        <source>Search the trash too</source>
        <translation>Chercher aussi dans la corbeille</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Checking the model file.</source>
        <translation>Vérification du fichier de modèle.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 jetons/s</translation>
    </message>
    <message>
        <source>Memory %1 of %2 GB</source>
        <translation>Mémoire %1 sur %2 GB</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Enregistré %1</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Welcome to Casebook</source>
        <translation>Bienvenue dans Casebook</translation>
    </message>
    <message>
        <source>Casebook opens no network connection.</source>
        <translation>Casebook n’ouvre aucune connexion réseau.</translation>
    </message>
    <message>
        <source>First start · version %1</source>
        <translation>Premier démarrage · version %1</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Newest messages</source>
        <translation>Messages les plus récents</translation>
    </message>
    <message>
        <source>Ctrl+End</source>
        <translation>Ctrl+Fin</translation>
    </message>
    <message>
        <source>Ask a research question.</source>
        <translation>Posez une question de recherche.</translation>
    </message>
    <message>
        <source>It is saved before it is sent.</source>
        <translation>Elle est enregistrée avant l’envoi.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Move to trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Move “%1” to the trash?</source>
        <translation>Mettre «&#xa0;%1&#xa0;» à la corbeille&#xa0;?</translation>
    </message>
    <message>
        <source>Move %1 chats to the trash?</source>
        <translation>Mettre %1 discussions à la corbeille&#xa0;?</translation>
    </message>
    <message>
        <source>It can be restored until you purge it.</source>
        <translation>Elle peut être restaurée tant qu’elle n’est pas purgée.</translation>
    </message>
    <message>
        <source>They can be restored until you purge them.</source>
        <translation>Elles peuvent être restaurées tant qu’elles ne sont pas purgées.</translation>
    </message>
</context>
<context>
    <name>TrashRow</name>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>Trash, %1 chats</source>
        <translation>Corbeille, %1 discussions</translation>
    </message>
    <message>
        <source>Trash, 1 chat</source>
        <translation>Corbeille, 1 discussion</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Close without saving</source>
        <translation>Fermer sans enregistrer</translation>
    </message>
    <message>
        <source>Not everything is on disk. Closing now loses it.</source>
        <translation>Tout n’est pas sur le disque. Fermer maintenant le perd.</translation>
    </message>
    <message>
        <source>Answers: %1</source>
        <translation>Réponses&#xa0;: %1</translation>
    </message>
    <message>
        <source>Drafts: %1</source>
        <translation>Brouillons&#xa0;: %1</translation>
    </message>
    <message>
        <source>Free some space and keep trying, or save the text to a file in another place.</source>
        <translation>Libérez de la place et continuez d’essayer, ou enregistrez le texte dans un fichier ailleurs.</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Enregistrer ailleurs…</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>Fermer et perdre</translation>
    </message>
    <message>
        <source>Keep trying</source>
        <translation>Continuer d’essayer</translation>
    </message>
    <message>
        <source>The file was not written: %1. Choose another place.</source>
        <translation>Le fichier n’a pas été écrit&#xa0;: %1. Choisissez un autre endroit.</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Earlier version</source>
        <translation>Version précédente</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>Version suivante</translation>
    </message>
    <message>
        <source>Version %1 of %2</source>
        <translation>Version %1 sur %2</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Copy link target</source>
        <translation>Copier la cible du lien</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>%1 chats are in the trash.</source>
        <translation>%1 discussions sont dans la corbeille.</translation>
    </message>
    <message>
        <source>1 chat is in the trash.</source>
        <translation>1 discussion est dans la corbeille.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler l’action</translation>
    </message>
    <message>
        <source>Checking the model file.</source>
        <translation>Vérification du fichier de modèle.</translation>
    </message>
    <message>
        <source>Its header was read; now its SHA-256 is computed.</source>
        <translation>Son en-tête est lu&#xa0;; son SHA-256 est en cours de calcul.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <translation>%1 sur %2 lus</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Answer complete, %1 tokens</source>
        <translation>Réponse complète, %1 jetons</translation>
    </message>
    <message>
        <source>The prompt is written by the model&apos;s own template.</source>
        <translation>Le prompt est écrit par le gabarit du modèle.</translation>
    </message>
    <message>
        <source>Load a model and write a question to see it.</source>
        <translation>Chargez un modèle et écrivez une question pour le voir.</translation>
    </message>
    <message>
        <source>Casebook opens no network connection.</source>
        <translation>Casebook n’ouvre aucune connexion réseau.</translation>
    </message>
    <message>
        <source>Window process: %1. Engine process: %2. Network sockets they hold open: %3.</source>
        <translation>Processus de la fenêtre&#xa0;: %1. Processus du moteur&#xa0;: %2. Sockets réseau qu’ils tiennent ouverts&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Network: off</source>
        <translation>Réseau&#xa0;: coupé</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>Texte système</translation>
    </message>
    <message>
        <source>Chat and draft</source>
        <translation>Discussion et brouillon</translation>
    </message>
    <message>
        <source>Kept for the answer</source>
        <translation>Gardés pour la réponse</translation>
    </message>
    <message>
        <source>Context of the model</source>
        <translation>Contexte du modèle</translation>
    </message>
    <message>
        <source>Tokens of the next question</source>
        <translation>Jetons de la prochaine question</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
</context>
<context>
    <name>_EditBox</name>
    <message>
        <source>Edit the question</source>
        <translation>Modifier la question</translation>
    </message>
    <message>
        <source>Save and ask</source>
        <translation>Enregistrer et demander</translation>
    </message>
    <message>
        <source>Ctrl+Enter. The earlier version is kept.</source>
        <translation>Ctrl+Entrée. La version précédente est gardée.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
</context>
<context>
    <name>_TrashBar</name>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Purger…</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
</context>
<context>
    <name>command</name>
    <message>
        <source>New chat</source>
        <translation>Nouvelle discussion</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation>Chercher partout</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>Épingler ou désépingler</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>Mettre à la corbeille…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Find in chat</source>
        <translation>Chercher dans la discussion</translation>
    </message>
    <message>
        <source>Copy last answer</source>
        <translation>Copier la dernière réponse</translation>
    </message>
    <message>
        <source>Regenerate last answer</source>
        <translation>Régénérer la dernière réponse</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Show or hide sidebar</source>
        <translation>Afficher ou masquer le volet latéral</translation>
    </message>
    <message>
        <source>Show or hide setup panel</source>
        <translation>Afficher ou masquer le volet de réglage</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation>Zone suivante</translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation>Zone précédente</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Taille normale</translation>
    </message>
    <message>
        <source>Choose or load model</source>
        <translation>Choisir ou charger un modèle</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>Ajouter un fichier de modèle…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Eject</source>
        <translation>Éjecter</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>About Casebook</source>
        <translation>À propos de Casebook</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>Add a model file</source>
        <translation>Ajouter un fichier de modèle</translation>
    </message>
    <message>
        <source>Model files (*.gguf);;All files (*)</source>
        <translation>Fichiers de modèle (*.gguf);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>Enregistrer dans un fichier</translation>
    </message>
    <message>
        <source>Text files (*.txt);;All files (*)</source>
        <translation>Fichiers texte (*.txt);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>hardware</name>
    <message>
        <source>Fits</source>
        <translation>Tient</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>Juste</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Trop grand</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Non mesuré</translation>
    </message>
    <message>
        <source>needs %1, %2 are free</source>
        <translation>demande %1, %2 sont libres</translation>
    </message>
    <message>
        <source>needs %1, only %2 of %3 are free: close other programs first</source>
        <translation>demande %1, seuls %2 sur %3 sont libres&#xa0;: fermez d’abord d’autres programmes</translation>
    </message>
    <message>
        <source>needs %1, the computer has %3: choose a smaller type or a smaller context</source>
        <translation>demande %1, l’ordinateur a %3&#xa0;: choisissez un type plus petit ou un contexte plus petit</translation>
    </message>
    <message>
        <source>needs %1; the computer does not say how much memory is free</source>
        <translation>demande %1&#xa0;; l’ordinateur ne dit pas combien de mémoire est libre</translation>
    </message>
</context>
<context>
    <name>info</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 du fichier</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>llama-cpp-python</source>
        <translation>llama-cpp-python</translation>
    </message>
    <message>
        <source>llama.cpp commit</source>
        <translation>Commit de llama.cpp</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Instruction sets</source>
        <translation>Jeux d’instructions</translation>
    </message>
    <message>
        <source>Layers on a graphics processor</source>
        <translation>Couches sur un processeur graphique</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils d’exécution</translation>
    </message>
    <message>
        <source>Context, tokens</source>
        <translation>Contexte, jetons</translation>
    </message>
    <message>
        <source>Trained context, tokens</source>
        <translation>Contexte d’entraînement, jetons</translation>
    </message>
    <message>
        <source>Memory after loading</source>
        <translation>Mémoire après chargement</translation>
    </message>
    <message>
        <source>Casebook</source>
        <translation>Casebook</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repeat penalty</source>
        <translation>Pénalité de répétition</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Longest answer, tokens</source>
        <translation>Réponse la plus longue, jetons</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>SHA-256 of the system text</source>
        <translation>SHA-256 du texte système</translation>
    </message>
    <message>
        <source>Goes on from version</source>
        <translation>Poursuit la version</translation>
    </message>
    <message>
        <source>Begun by</source>
        <translation>Commencé par</translation>
    </message>
    <message>
        <source>Characters taken over</source>
        <translation>Caractères repris</translation>
    </message>
    <message>
        <source>SHA-256 of what was taken over</source>
        <translation>SHA-256 de ce qui est repris</translation>
    </message>
    <message>
        <source>Messages left out, ids</source>
        <translation>Messages laissés de côté, identifiants</translation>
    </message>
    <message>
        <source>SHA-256 of the chat template</source>
        <translation>SHA-256 du gabarit de discussion</translation>
    </message>
    <message>
        <source>System role in the template</source>
        <translation>Rôle système dans le gabarit</translation>
    </message>
    <message>
        <source>Prompt, tokens</source>
        <translation>Prompt, jetons</translation>
    </message>
    <message>
        <source>Computed anew, tokens</source>
        <translation>Recalculés, jetons</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Ended because</source>
        <translation>Raison de la fin</translation>
    </message>
    <message>
        <source>Answer, tokens</source>
        <translation>Réponse, jetons</translation>
    </message>
    <message>
        <source>First word after, ms</source>
        <translation>Premier mot après, ms</translation>
    </message>
    <message>
        <source>Whole time, ms</source>
        <translation>Durée totale, ms</translation>
    </message>
    <message>
        <source>Bytes that were no text</source>
        <translation>Octets qui n’étaient pas du texte</translation>
    </message>
    <message>
        <source>SHA-256 of what was written</source>
        <translation>SHA-256 de ce qui est écrit</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
</context>
<context>
    <name>menu</name>
    <message>
        <source>&amp;Chat</source>
        <translation>&amp;Discussion</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Éditio&amp;n</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>RESEARCH USE ONLY — not validated for medical use. Do not use for diagnosis, treatment or any decision about a patient. AI output can be wrong.</source>
        <translation>RECHERCHE UNIQUEMENT — non validé pour un usage médical. Ne pas utiliser pour un diagnostic, un traitement ou une décision concernant un patient. Les réponses de l’IA peuvent être fausses.</translation>
    </message>
    <message>
        <source>AI-generated, research only — not for clinical use; model %1, %2.</source>
        <translation>Généré par IA, recherche uniquement — pas pour un usage clinique&#xa0;; modèle %1, %2.</translation>
    </message>
    <message>
        <source>demo, not medical</source>
        <translation>démo, non médical</translation>
    </message>
</context>
<context>
    <name>problem</name>
    <message>
        <source>The model file is not there.</source>
        <translation>Le fichier de modèle n’est pas là.</translation>
    </message>
    <message>
        <source>Looked for %1.</source>
        <translation>Cherché&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Put the file back, or choose another model.</source>
        <translation>Remettez le fichier, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>This file cannot be used as a model.</source>
        <translation>Ce fichier ne peut pas servir de modèle.</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Check the connection, then try again. What was downloaded is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is not safe, so nothing was sent over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s date. If your network has a certificate of its own, name its file in SSL_CERT_FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy did not let the connection through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check HTTPS_PROXY and NO_PROXY, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This repository is not open to everyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For %1 the server answered %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name, accept the terms on the model&apos;s page, then give a token of your account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no such repository, revision or file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the name from the model&apos;s page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository has no file that fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another type, or name one file of the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not give the file now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a while, then try again. What was downloaded is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server sent is not what was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later, or from another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not the one whose download was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Start this download over, or go on with the old state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that arrived is not the one that was published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another check sum; it was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again. If that happens twice, check the disk and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is being downloaded already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from its source, or choose another file.</source>
        <translation>Copiez-le à nouveau depuis sa source, ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>The model file is not the one that was added.</source>
        <translation>Le fichier de modèle n’est pas celui qui a été ajouté.</translation>
    </message>
    <message>
        <source>%1 has changed on disk since then.</source>
        <translation>%1 a changé sur le disque depuis.</translation>
    </message>
    <message>
        <source>Add it again as a new model, or restore the old file.</source>
        <translation>Ajoutez-le comme nouveau modèle, ou restaurez l’ancien fichier.</translation>
    </message>
    <message>
        <source>There is no model by that name.</source>
        <translation>Aucun modèle ne porte ce nom.</translation>
    </message>
    <message>
        <source>Asked for: %1.</source>
        <translation>Demandé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>`casebook models list` shows the models; `casebook models add` adds one.</source>
        <translation>`casebook models list` affiche les modèles&#xa0;; `casebook models add` en ajoute un.</translation>
    </message>
    <message>
        <source>The chat template of this model cannot be used.</source>
        <translation>Le gabarit de discussion de ce modèle est inutilisable.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Choose another model, or a newer copy of this one.</source>
        <translation>Choisissez un autre modèle, ou une copie plus récente de celui-ci.</translation>
    </message>
    <message>
        <source>The model did not load.</source>
        <translation>Le modèle n’est pas chargé.</translation>
    </message>
    <message>
        <source>It needs %1 of memory; %2 were free.</source>
        <translation>Il demande %1 de mémoire&#xa0;; %2 étaient libres.</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller type, or a smaller context.</source>
        <translation>Fermez d’autres programmes, choisissez un type plus petit ou un contexte plus petit.</translation>
    </message>
    <message>
        <source>The question does not fit the context.</source>
        <translation>La question ne tient pas dans le contexte.</translation>
    </message>
    <message>
        <source>It needs %1 tokens; the context holds %2.</source>
        <translation>Elle demande %1 jetons&#xa0;; le contexte en contient %2.</translation>
    </message>
    <message>
        <source>Leave older messages out, shorten the question, or use a larger context.</source>
        <translation>Laissez de côté d’anciens messages, raccourcissez la question, ou prenez un contexte plus grand.</translation>
    </message>
    <message>
        <source>The engine cannot run on this processor.</source>
        <translation>Le moteur ne peut pas tourner sur ce processeur.</translation>
    </message>
    <message>
        <source>It stopped at an instruction the processor does not have.</source>
        <translation>Il s’est arrêté sur une instruction que le processeur n’a pas.</translation>
    </message>
    <message>
        <source>Install the build of Casebook that is made for older processors.</source>
        <translation>Installez la version de Casebook faite pour les processeurs plus anciens.</translation>
    </message>
    <message>
        <source>The engine stopped.</source>
        <translation>Le moteur s’est arrêté.</translation>
    </message>
    <message>
        <source>Its exit status was %1.</source>
        <translation>Son code de sortie était %1.</translation>
    </message>
    <message>
        <source>Try again, or load the model on CPU only.</source>
        <translation>Réessayez, ou chargez le modèle sur CPU seul.</translation>
    </message>
    <message>
        <source>The engine is still at work on another question.</source>
        <translation>Le moteur travaille encore sur une autre question.</translation>
    </message>
    <message>
        <source>Wait for its answer, or stop it.</source>
        <translation>Attendez sa réponse, ou arrêtez-le.</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <translation>Arrêté avant la fin.</translation>
    </message>
    <message>
        <source>Nothing half-written was left behind.</source>
        <translation>Rien d’inachevé ne reste.</translation>
    </message>
    <message>
        <source>This cannot be done here.</source>
        <translation>Cela ne peut pas se faire ici.</translation>
    </message>
    <message>
        <source>`casebook doctor` says what this computer can do.</source>
        <translation>`casebook doctor` dit ce que cet ordinateur peut faire.</translation>
    </message>
    <message>
        <source>A value is outside its range.</source>
        <translation>Une valeur est hors de sa plage.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Corrigez-la et réessayez.</translation>
    </message>
    <message>
        <source>There is nothing by that name or id.</source>
        <translation>Rien ne porte ce nom ou cet identifiant.</translation>
    </message>
    <message>
        <source>List what there is, and copy the id from there.</source>
        <translation>Listez ce qui existe, et copiez-y l’identifiant.</translation>
    </message>
    <message>
        <source>A file of that name is there already.</source>
        <translation>Un fichier de ce nom existe déjà.</translation>
    </message>
    <message>
        <source>%1 was not overwritten.</source>
        <translation>%1 n’est pas écrasé.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file needs %1; %2 are free at %3. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Le disque est plein.</translation>
    </message>
    <message>
        <source>%1 are free at %2.</source>
        <translation>%1 sont libres dans %2.</translation>
    </message>
    <message>
        <source>Free some space, then try again. What was saved is intact.</source>
        <translation>Libérez de l’espace, puis réessayez. Ce qui était enregistré est intact.</translation>
    </message>
    <message>
        <source>The disk could not be read or written.</source>
        <translation>Le disque n’a pas pu être lu ou écrit.</translation>
    </message>
    <message>
        <source>Check the disk and its cable, then try again. What was saved is intact.</source>
        <translation>Vérifiez le disque et son câble, puis réessayez. Ce qui était enregistré est intact.</translation>
    </message>
    <message>
        <source>That folder can be read but not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow writing there, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder can be read but not written.</source>
        <translation>Le dossier de données peut être lu, mais pas écrit.</translation>
    </message>
    <message>
        <source>Its place is %1.</source>
        <translation>Il se trouve ici&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Allow writing there, or choose another data folder.</source>
        <translation>Autorisez l’écriture à cet endroit, ou choisissez un autre dossier de données.</translation>
    </message>
    <message>
        <source>Casebook is open on this data folder.</source>
        <translation>Casebook est ouvert sur ce dossier de données.</translation>
    </message>
    <message>
        <source>Process %1 writes to it.</source>
        <translation>Le processus %1 y écrit.</translation>
    </message>
    <message>
        <source>Close its window first, or choose another data folder.</source>
        <translation>Fermez d’abord sa fenêtre, ou choisissez un autre dossier de données.</translation>
    </message>
    <message>
        <source>This data folder was last used by a newer Casebook.</source>
        <translation>Ce dossier de données a servi en dernier à un Casebook plus récent.</translation>
    </message>
    <message>
        <source>That was %1; this is %2, which does not know its format.</source>
        <translation>C’était %1&#xa0;; celui-ci est %2, qui ne connaît pas ce format.</translation>
    </message>
    <message>
        <source>Open it read-only, or install the newer version.</source>
        <translation>Ouvrez-le en lecture seule, ou installez la version plus récente.</translation>
    </message>
    <message>
        <source>The history file is damaged.</source>
        <translation>Le fichier d’historique est endommagé.</translation>
    </message>
    <message>
        <source>Nothing was changed or deleted. Restore a backup from the backups folder.</source>
        <translation>Rien n’est modifié ni supprimé. Restaurez une sauvegarde depuis le dossier backups.</translation>
    </message>
    <message>
        <source>Another program holds the history file.</source>
        <translation>Un autre programme tient le fichier d’historique.</translation>
    </message>
    <message>
        <source>%1 stayed locked.</source>
        <translation>%1 est resté verrouillé.</translation>
    </message>
    <message>
        <source>Close that program and try again. Nothing was lost.</source>
        <translation>Fermez ce programme et réessayez. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>There is no folder for Casebook&apos;s data.</source>
        <translation>Il n’y a pas de dossier pour les données de Casebook.</translation>
    </message>
    <message>
        <source>Name one with --data-dir or CASEBOOK_DATA_DIR.</source>
        <translation>Indiquez-en un avec --data-dir ou CASEBOOK_DATA_DIR.</translation>
    </message>
    <message>
        <source>There is no display for the window.</source>
        <translation>Il n’y a pas d’écran pour la fenêtre.</translation>
    </message>
    <message>
        <source>`casebook ask &quot;…&quot;` answers without one.</source>
        <translation>`casebook ask &quot;…&quot;` répond sans écran.</translation>
    </message>
    <message>
        <source>The research-only notice has not been confirmed.</source>
        <translation>L’avis de recherche uniquement n’est pas confirmé.</translation>
    </message>
    <message>
        <source>Read and confirm it in the window first.</source>
        <translation>Lisez-le et confirmez-le d’abord dans la fenêtre.</translation>
    </message>
    <message>
        <source>There is nothing to convert at that place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder that holds config.json and the safetensors files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This checkpoint cannot be converted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all files of it again from the model&apos;s page, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Casebook does not convert models of this architecture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is %1; known are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a GGUF file of this model that others made, and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model file can be made from this checkpoint&apos;s tokenizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy tokenizer.model or tokenizer.json from the model&apos;s page into the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another conversion is writing this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is done, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder to write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it first, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This disk cannot hold a file that large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file needs %1; at %2 one file ends at %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller type, or another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this conversion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs %1; %2 are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or lower --memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Casebook met an error it does not know.</source>
        <translation>Casebook a rencontré une erreur qu’il ne connaît pas.</translation>
    </message>
    <message>
        <source>What was saved is intact. Copy the details into a report.</source>
        <translation>Ce qui était enregistré est intact. Copiez les détails dans un rapport.</translation>
    </message>
</context>
<context>
    <name>room</name>
    <message>
        <source>at most %1 tokens</source>
        <translation>au plus %1 jetons</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>The question does not fit, even alone.</source>
        <translation>La question ne tient pas, même seule.</translation>
    </message>
    <message>
        <source>It needs %1 tokens; the context holds %2, the answer included. Shorten it.</source>
        <translation>Elle demande %1 jetons&#xa0;; le contexte en contient %2, réponse comprise. Raccourcissez-la.</translation>
    </message>
    <message>
        <source>The %1 oldest messages do not fit.</source>
        <translation>Les %1 messages les plus anciens ne tiennent pas.</translation>
    </message>
    <message>
        <source>The oldest message does not fit.</source>
        <translation>Le message le plus ancien ne tient pas.</translation>
    </message>
    <message>
        <source>The question needs %1 tokens; the context holds %2. Without them: %3. The transcript marks what was left out.</source>
        <translation>La question demande %1 jetons&#xa0;; le contexte en contient %2. Sans eux&#xa0;: %3. La transcription marque ce qui est laissé de côté.</translation>
    </message>
    <message>
        <source>Send without them</source>
        <translation>Envoyer sans eux</translation>
    </message>
    <message>
        <source>Choose what to leave out…</source>
        <translation>Choisir ce qui est laissé de côté…</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>System follows the desktop, also while Casebook runs.</source>
        <translation>Système suit le bureau, même pendant que Casebook tourne.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Size of text and controls</source>
        <translation>Taille du texte et des commandes</translation>
    </message>
    <message>
        <source>Ctrl + and Ctrl − change it, Ctrl 0 resets it.</source>
        <translation>Ctrl + et Ctrl − la changent, Ctrl 0 la réinitialise.</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densité</translation>
    </message>
    <message>
        <source>Auto is compact in a low window.</source>
        <translation>Auto est compact dans une fenêtre basse.</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Confortable</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Prend effet au prochain démarrage.</translation>
    </message>
    <message>
        <source>Enter sends the question</source>
        <translation>Entrée envoie la question</translation>
    </message>
    <message>
        <source>Shift+Enter breaks the line. Off swaps the two.</source>
        <translation>Maj+Entrée va à la ligne. Désactivé, les deux s’échangent.</translation>
    </message>
    <message>
        <source>Load the last model at start</source>
        <translation>Charger le dernier modèle au démarrage</translation>
    </message>
    <message>
        <source>The first answer then comes sooner.</source>
        <translation>La première réponse vient alors plus tôt.</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Shows sampling and hardware options.</source>
        <translation>Montre les options d’échantillonnage et de matériel.</translation>
    </message>
    <message>
        <source>Context size, tokens</source>
        <translation>Taille du contexte, jetons</translation>
    </message>
    <message>
        <source>0 takes the model&apos;s own, at most 4,096. A larger one needs more memory.</source>
        <translation>0 prend celle du modèle, au plus 4&#xa0;096. Une plus grande demande plus de mémoire.</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Fils du processeur</translation>
    </message>
    <message>
        <source>0 takes one for each physical core.</source>
        <translation>0 en prend un par cœur physique.</translation>
    </message>
    <message>
        <source>Layers on the graphics processor</source>
        <translation>Couches sur le processeur graphique</translation>
    </message>
    <message>
        <source>−2 is automatic, −1 is all, 0 is the processor only.</source>
        <translation>−2 est automatique, −1 toutes, 0 le processeur seul.</translation>
    </message>
</context>
<context>
    <name>sidebar</name>
    <message>
        <source>draft</source>
        <translation>brouillon</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>écriture</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>7 jours précédents</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglées</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>épinglée</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>Casebook cannot open its data</source>
        <translation>Casebook ne peut pas ouvrir ses données</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Ouvrir en lecture seule</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>unsaved</name>
    <message>
        <source>Draft, not sent:</source>
        <translation>Brouillon, non envoyé&#xa0;:</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>goes on from version %1</source>
        <translation>poursuit la version %1</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 jetons/s</translation>
    </message>
    <message>
        <source>first word after %1 s</source>
        <translation>premier mot après %1 s</translation>
    </message>
    <message>
        <source>1 older message was left out of this question.</source>
        <translation>1 message plus ancien est laissé de côté pour cette question.</translation>
    </message>
    <message>
        <source>%1 older messages were left out of this question.</source>
        <translation>%1 messages plus anciens sont laissés de côté pour cette question.</translation>
    </message>
    <message>
        <source>Stopped by you.</source>
        <translation>Arrêté par vous.</translation>
    </message>
    <message>
        <source>Stopped by you after %1 tokens.</source>
        <translation>Arrêté par vous après %1 jetons.</translation>
    </message>
    <message>
        <source>The text above is all that was written.</source>
        <translation>Le texte ci-dessus est tout ce qui a été écrit.</translation>
    </message>
    <message>
        <source>Nothing was written yet.</source>
        <translation>Rien n’était encore écrit.</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Régénérer</translation>
    </message>
    <message>
        <source>Continue writing</source>
        <translation>Poursuivre l’écriture</translation>
    </message>
    <message>
        <source>The engine stopped while it was writing.</source>
        <translation>Le moteur s’est arrêté pendant l’écriture.</translation>
    </message>
    <message>
        <source>Interrupted: Casebook ended while writing.</source>
        <translation>Interrompu&#xa0;: Casebook a pris fin pendant l’écriture.</translation>
    </message>
    <message>
        <source>Text up to %1 was on disk and is shown. What came after that is lost.</source>
        <translation>Le texte jusqu’à %1 était sur le disque et s’affiche. La suite est perdue.</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>Garder tel quel</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No answer: Casebook ended before it began.</source>
        <translation>Pas de réponse&#xa0;: Casebook a pris fin avant le début.</translation>
    </message>
    <message>
        <source>Your question is saved.</source>
        <translation>Votre question est enregistrée.</translation>
    </message>
    <message>
        <source>Send without the oldest messages</source>
        <translation>Envoyer sans les plus anciens messages</translation>
    </message>
    <message>
        <source>Choose what to leave out…</source>
        <translation>Choisir ce qui est laissé de côté…</translation>
    </message>
    <message>
        <source>Load on CPU only</source>
        <translation>Charger sur CPU seul</translation>
    </message>
    <message>
        <source>No answer: %1</source>
        <translation>Pas de réponse&#xa0;: %1</translation>
    </message>
    <message>
        <source>The answer ends here, not at its end.</source>
        <translation>La réponse s’arrête ici, avant sa fin.</translation>
    </message>
    <message>
        <source>It reached the longest answer or the end of the context after %1 tokens.</source>
        <translation>Elle a atteint la longueur maximale ou la fin du contexte après %1 jetons.</translation>
    </message>
</context>
</TS>
