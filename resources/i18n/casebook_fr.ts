<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AddDialog</name>
    <message>
        <source>Add a model file</source>
        <translation>Ajouter un fichier de modèle</translation>
    </message>
    <message>
        <source>A copy takes %1 in %2, and is compared with the file.</source>
        <translation>Une copie prend %1 dans %2, et est comparée au fichier.</translation>
    </message>
    <message>
        <source>Where it lies, it takes no room; it must not be moved or changed.</source>
        <translation>Là où il est, il ne prend pas de place&#xa0;; il ne doit être ni déplacé ni modifié.</translation>
    </message>
    <message>
        <source>It lies on a disk that looks plugged in: used there, the model is missing while that disk is away.</source>
        <translation>Il est sur un disque qui semble amovible&#xa0;: utilisé là, le modèle manque tant que ce disque est absent.</translation>
    </message>
    <message>
        <source>Copy it</source>
        <translation>Le copier</translation>
    </message>
    <message>
        <source>Use it where it lies</source>
        <translation>L’utiliser là où il est</translation>
    </message>
</context>
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
        <source>Branch from here</source>
        <translation>Créer une branche ici</translation>
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
    <message>
        <source>is being written</source>
        <translation>en cours d’écriture</translation>
    </message>
    <message>
        <source>was stopped</source>
        <translation>arrêtée</translation>
    </message>
    <message>
        <source>was interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>no answer came</source>
        <translation>aucune réponse</translation>
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
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
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
    <name>AnswersDialog</name>
    <message>
        <source>Take answers as examples</source>
        <translation>Prendre des réponses comme exemples</translation>
    </message>
    <message>
        <source>Words of the question or the answer</source>
        <translation>Mots de la question ou de la réponse</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Only complete answers are listed. A model wrote them: read each before it becomes an example.</source>
        <translation>Seules les réponses complètes sont listées. Un modèle les a écrites&#xa0;: lisez chacune avant qu’elle ne devienne un exemple.</translation>
    </message>
    <message>
        <source>Take answers</source>
        <translation>Prendre les réponses</translation>
    </message>
    <message>
        <source>%1 chosen.</source>
        <translation>%1 choisies.</translation>
    </message>
    <message>
        <source>There is no complete answer in the history yet.</source>
        <translation>Il n’y a pas encore de réponse complète dans l’historique.</translation>
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
    <name>Arrival</name>
    <message>
        <source>%1 is in the library already.</source>
        <translation>%1 est déjà dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Nothing was downloaded.</source>
        <translation>Rien n’a été téléchargé.</translation>
    </message>
    <message>
        <source>Downloaded: %1, %2.</source>
        <translation>Téléchargé&#xa0;: %1, %2.</translation>
    </message>
    <message>
        <source>Its SHA-256 is the published one. It is being tried.</source>
        <translation>Son SHA-256 est celui qui est publié. Il est à l’essai.</translation>
    </message>
    <message>
        <source>Each part has its published SHA-256. The model is being tried.</source>
        <translation>Chaque partie a le SHA-256 publié. Le modèle est à l’essai.</translation>
    </message>
    <message>
        <source>Each file had its published hash; it was converted here, and is being tried.</source>
        <translation>Chaque fichier avait l’empreinte publiée. Le modèle est à l’essai.</translation>
    </message>
    <message>
        <source>Load it now</source>
        <translation>Le charger maintenant</translation>
    </message>
</context>
<context>
    <name>Assembling</name>
    <message>
        <source>Runs in the report: %1</source>
        <translation>Évaluations dans le rapport&#xa0;: %1</translation>
    </message>
    <message>
        <source>No run is ticked.</source>
        <translation>Aucune évaluation n’est cochée.</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>Lecture des évaluations…</translation>
    </message>
    <message>
        <source>Runs under different letters cannot be compared: each letter has a chapter and tables of its own.</source>
        <translation>Des évaluations de lettres différentes ne se comparent pas&#xa0;: chaque lettre a son chapitre et ses tableaux.</translation>
    </message>
</context>
<context>
    <name>Attempt</name>
    <message>
        <source>%1 · %2 s</source>
        <translation>%1 ·&#xa0;%2 s</translation>
    </message>
    <message>
        <source>%1 · %2 % · %3 s</source>
        <translation>%1 ·&#xa0;%2&#xa0;% ·&#xa0;%3 s</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Kept in %1</source>
        <translation>Conservées dans %1</translation>
    </message>
    <message>
        <source>when it was written</source>
        <translation>lors de l’écriture</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>set aside as it was</source>
        <translation>mise de côté telle quelle</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>chiffrée</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>en clair</translation>
    </message>
    <message>
        <source>Cancel leaves nothing behind.</source>
        <translation>Annuler ne laisse rien derrière soi.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Sauvegarde en cours</translation>
    </message>
    <message>
        <source>It is %1.</source>
        <translation>C’est %1.</translation>
    </message>
    <message>
        <source>Backed up and checked: %1.</source>
        <translation>Sauvegardé et vérifié&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It is not encrypted: whoever has the file can read every chat.</source>
        <translation>Elle n’est pas chiffrée&#xa0;: quiconque a le fichier peut lire toutes les discussions.</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>Lecture de la sauvegarde</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>Ouvrir une sauvegarde</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>The passphrase opens the backup.</source>
        <translation>La phrase secrète ouvre la sauvegarde.</translation>
    </message>
    <message>
        <source>The window knows the key in use only; an older backup has an older one.</source>
        <translation>La fenêtre ne connaît que la clé en usage&#xa0;; une sauvegarde plus ancienne en a une plus ancienne.</translation>
    </message>
    <message>
        <source>This backup has a passphrase of its own. Type that one.</source>
        <translation>Cette sauvegarde a sa propre phrase secrète. Saisissez celle-là.</translation>
    </message>
    <message>
        <source>whole, %1</source>
        <translation>intacte, %1</translation>
    </message>
    <message>
        <source>The backup is whole.</source>
        <translation>La sauvegarde est intacte.</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagée</translation>
    </message>
    <message>
        <source>The backup is damaged.</source>
        <translation>La sauvegarde est endommagée.</translation>
    </message>
    <message>
        <source>Choose another backup. Nothing was changed.</source>
        <translation>Choisissez une autre sauvegarde. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Put this backup in the place of the history in use?</source>
        <translation>Mettre cette sauvegarde à la place de l’historique en usage&#xa0;?</translation>
    </message>
    <message>
        <source>In use now</source>
        <translation>En usage</translation>
    </message>
    <message>
        <source>The history in use is kept as a backup first, so this can be taken back.</source>
        <translation>L’historique en usage est d’abord sauvegardé&#xa0;: on peut revenir en arrière.</translation>
    </message>
    <message>
        <source>The window closes and opens again on the restored history.</source>
        <translation>La fenêtre se ferme et se rouvre sur l’historique restauré.</translation>
    </message>
</context>
<context>
    <name>Cabinet</name>
    <message>
        <source>Name of the folder</source>
        <translation>Nom du dossier</translation>
    </message>
    <message>
        <source>Name of the folder inside “%1”</source>
        <translation>Nom du dossier dans «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Make folder</source>
        <translation>Créer le dossier</translation>
    </message>
    <message>
        <source>The folder “%1” is there.</source>
        <translation>Le dossier «&#xa0;%1&#xa0;» existe.</translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>Renommer le dossier</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation>Renommer l’étiquette</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nouveau nom</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>The tag is “%1” now.</source>
        <translation>L’étiquette s’appelle maintenant «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>The folder is “%1” now.</source>
        <translation>Le dossier est maintenant «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Remove the tag “%1”?</source>
        <translation>Retirer l’étiquette «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>It is taken off every chat. The chats stay.</source>
        <translation>Elle est retirée de toutes les discussions. Les discussions restent.</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Retirer l’étiquette</translation>
    </message>
    <message>
        <source>Delete the folder “%1”?</source>
        <translation>Supprimer le dossier «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>Its chats stay: they are in no folder then.</source>
        <translation>Ses discussions restent&#xa0;: elles ne sont alors dans aucun dossier.</translation>
    </message>
    <message>
        <source>Its chats stay: they move to “%1”.</source>
        <translation>Ses discussions restent&#xa0;: elles passent dans «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <translation>Supprimer le dossier</translation>
    </message>
    <message>
        <source>The tag “%1” is removed.</source>
        <translation>L’étiquette «&#xa0;%1&#xa0;» est retirée.</translation>
    </message>
    <message>
        <source>The folder “%1” is deleted.</source>
        <translation>Le dossier «&#xa0;%1&#xa0;» est supprimé.</translation>
    </message>
    <message>
        <source>Its chats are kept.</source>
        <translation>Ses discussions sont conservées.</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Installed</source>
        <translation>Installés</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Downloading connects to %1, once you have confirmed it.</source>
        <translation>Le téléchargement se connecte à %1, une fois que vous l’avez confirmé.</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ici</translation>
    </message>
    <message>
        <source>Demo, not medical</source>
        <translation>Démo, non médical</translation>
    </message>
    <message>
        <source>Shows how Casebook works. Its answers are of no use for research.</source>
        <translation>Montre comment Casebook fonctionne. Ses réponses sont sans utilité pour la recherche.</translation>
    </message>
    <message>
        <source>Use the demo model</source>
        <translation>Utiliser le modèle de démo</translation>
    </message>
    <message>
        <source>It asks for the facts of %1 repositories, once, and downloads no model. What it says is shown beside the facts that came with Casebook.</source>
        <translation>Les informations de %1 dépôts sont demandées une fois, aucun modèle n’est téléchargé. La réponse s’affiche à côté de ce qui est livré avec Casebook.</translation>
    </message>
    <message>
        <source>Connect to %1 and ask?</source>
        <translation>Se connecter à %1 et demander&#xa0;?</translation>
    </message>
    <message>
        <source>Connect and ask</source>
        <translation>Se connecter et demander</translation>
    </message>
    <message>
        <source>Refresh the catalogue</source>
        <translation>Actualiser le catalogue</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>Question au hub…</translation>
    </message>
    <message>
        <source>Asking the hub: %1 of %2 repositories</source>
        <translation>Question au hub&#xa0;: %1 dépôts sur %2</translation>
    </message>
    <message>
        <source>The hub&apos;s facts of today stand beside those of the catalogue.</source>
        <translation>Les informations du hub d’aujourd’hui sont à côté de celles du catalogue.</translation>
    </message>
</context>
<context>
    <name>CatalogueDetails</name>
    <message>
        <source>What its makers say</source>
        <translation>Ce que disent ses auteurs</translation>
    </message>
    <message>
        <source>Reported accuracy</source>
        <translation>Exactitude annoncée</translation>
    </message>
    <message>
        <source>Files in the catalogue</source>
        <translation>Fichiers du catalogue</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>From USB…</source>
        <translation>Depuis une clé USB…</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Catalogue</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Filter by name, licence or size</source>
        <translation>Filtrer par nom, licence ou taille</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Type: %1</source>
        <translation>Type&#xa0;: %1</translation>
    </message>
    <message>
        <source>Only what fits this computer</source>
        <translation>Seulement ce qui convient à cet ordinateur</translation>
    </message>
    <message>
        <source>Refresh…</source>
        <translation>Actualiser…</translation>
    </message>
    <message>
        <source>Asks the hub once; it says so before it connects.</source>
        <translation>Interroge le hub une fois&#xa0;; c’est dit avant la connexion.</translation>
    </message>
    <message>
        <source>Models of the catalogue</source>
        <translation>Modèles du catalogue</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Memory needed</source>
        <translation>Mémoire nécessaire</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>No model of the catalogue fits this filter.</source>
        <translation>Aucun modèle du catalogue ne correspond à ce filtre.</translation>
    </message>
    <message>
        <source>Empty the filter, or choose a smaller type.</source>
        <translation>Videz le filtre, ou choisissez un type plus petit.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout montrer</translation>
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
    <message>
        <source>Name</source>
        <translation>Nom</translation>
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
        <source>Export chat</source>
        <translation>Exporter la discussion</translation>
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
    <message>
        <source>Folder %1: move to another folder</source>
        <translation>Dossier %1&#xa0;: déplacer vers un autre dossier</translation>
    </message>
</context>
<context>
    <name>ChatMenu</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Let go…</source>
        <translation>Abandonner…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Purger…</translation>
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
        <source>Move to folder…</source>
        <translation>Déplacer vers un dossier…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Étiquettes…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>Mettre à la corbeille…</translation>
    </message>
    <message>
        <source>Remove tag…</source>
        <translation>Retirer l’étiquette…</translation>
    </message>
    <message>
        <source>New folder inside…</source>
        <translation>Nouveau dossier à l’intérieur…</translation>
    </message>
    <message>
        <source>Delete folder…</source>
        <translation>Supprimer le dossier…</translation>
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
    <name>Chips</name>
    <message>
        <source>%1: found %2; missing %3</source>
        <translation>%1&#xa0;: présents&#xa0;%2&#xa0;; absents&#xa0;%3</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close Casebook</source>
        <translation>Fermer Casebook</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Laisser ouvert</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Keep the recovery code</source>
        <translation>Conserver le code de secours</translation>
    </message>
    <message>
        <source>This code is shown once.</source>
        <translation>Ce code n’est montré qu’une fois.</translation>
    </message>
    <message>
        <source>It opens the history if the passphrase is forgotten. It is kept nowhere.</source>
        <translation>Il ouvre l’historique si la phrase secrète est oubliée. Il n’est conservé nulle part.</translation>
    </message>
    <message>
        <source>Whoever loses both the passphrase and this code loses the history for good. Whoever finds the code can open the history: keep it away from this computer.</source>
        <translation>Qui perd la phrase secrète et ce code perd l’historique pour toujours. Qui trouve le code peut ouvrir l’historique&#xa0;: gardez-le loin de cet ordinateur.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>I have kept this code in another place</source>
        <translation>J’ai conservé ce code ailleurs</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copied. Empty the clipboard when the code is kept.</source>
        <translation>Copié. Videz le presse-papiers une fois le code conservé.</translation>
    </message>
</context>
<context>
    <name>CompareDetails</name>
    <message>
        <source>What these runs show</source>
        <translation>Ce que montrent ces évaluations</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>A claim, points</source>
        <translation>Une affirmation, en points</translation>
    </message>
    <message>
        <source>Add from disk…</source>
        <translation>Ajouter depuis le disque…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Add all that fit</source>
        <translation>Ajouter toutes celles qui conviennent</translation>
    </message>
    <message>
        <source>Read the report…</source>
        <translation>Lire le rapport…</translation>
    </message>
    <message>
        <source>No runs to compare.</source>
        <translation>Aucune évaluation à comparer.</translation>
    </message>
    <message>
        <source>Two runs with the same items and protocol are needed.</source>
        <translation>Il faut deux évaluations des mêmes questions avec le même protocole.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>Masse</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Pair or part</source>
        <translation>Paire ou partie</translation>
    </message>
    <message>
        <source>Only one right</source>
        <translation>Un seul juste</translation>
    </message>
    <message>
        <source>McNemar</source>
        <translation>McNemar</translation>
    </message>
    <message>
        <source>Detectable</source>
        <translation>Détectable</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Paired difference</source>
        <translation>Différence appariée</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>Annoncé</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Juste</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Other answers</source>
        <translation>Autres réponses</translation>
    </message>
    <message>
        <source>KL, mean</source>
        <translation>KL, moyenne</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Jetons/s</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Drift against size</source>
        <translation>Dérive selon la taille</translation>
    </message>
    <message>
        <source>Over several sets</source>
        <translation>Sur plusieurs jeux</translation>
    </message>
    <message>
        <source>What is reported</source>
        <translation>Ce qui est publié</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Publié</translation>
    </message>
    <message>
        <source>These runs</source>
        <translation>Ces évaluations</translation>
    </message>
    <message>
        <source>Answers that differ</source>
        <translation>Réponses qui diffèrent</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Sorte</translation>
    </message>
    <message>
        <source>Pair whose answers are shown</source>
        <translation>Paire dont les réponses sont montrées</translation>
    </message>
    <message>
        <source>Items that were answered differently</source>
        <translation>Questions auxquelles les réponses diffèrent</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Premier</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Second</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Comparé à</translation>
    </message>
    <message>
        <source>Choose a run…</source>
        <translation>Choisir une évaluation…</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>No run is finished yet.</source>
        <translation>Aucune évaluation n’est encore terminée.</translation>
    </message>
    <message>
        <source>Finish one in MCQ run.</source>
        <translation>Terminez-en une dans QCM.</translation>
    </message>
    <message>
        <source>No other run has the same items and protocol.</source>
        <translation>Aucune autre évaluation n’a les mêmes questions et le même protocole.</translation>
    </message>
    <message>
        <source>Run another model on the same set and seed.</source>
        <translation>Évaluez un autre modèle sur le même jeu avec la même graine.</translation>
    </message>
    <message>
        <source>A run cannot be compared with itself.</source>
        <translation>Une évaluation ne peut pas être comparée à elle-même.</translation>
    </message>
    <message>
        <source>Choose another run.</source>
        <translation>Choisissez une autre évaluation.</translation>
    </message>
    <message>
        <source>These runs cannot be compared: %1.</source>
        <translation>Ces évaluations ne peuvent pas être comparées&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 items. Go on with it in MCQ run.</source>
        <translation>%1 a %2 questions sur %3. Continuez l’évaluation dans QCM.</translation>
    </message>
    <message>
        <source>%1 and %2 were not asked the same items of the same set.</source>
        <translation>%1 et %2 n’ont pas reçu les mêmes questions du même jeu.</translation>
    </message>
    <message>
        <source>One was asked by %1, the other by %2, or by another version of it.</source>
        <translation>L’une suit %1, l’autre %2, ou une autre version de ce protocole.</translation>
    </message>
    <message>
        <source>A claim is a number of points from 0 to 100.</source>
        <translation>Une affirmation est un nombre de points de 0 à 100.</translation>
    </message>
    <message>
        <source>Write one, or leave the field empty.</source>
        <translation>Écrivez-en un, ou laissez le champ vide.</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>Lecture des évaluations…</translation>
    </message>
    <message>
        <source>Same items, same protocol</source>
        <translation>Mêmes questions, même protocole</translation>
    </message>
    <message>
        <source>Brackets and second lines are 95 % intervals: Wilson, else bootstrap.</source>
        <translation>Parenthèses et secondes lignes&#xa0;: intervalles à 95 %, Wilson, sinon bootstrap.</translation>
    </message>
    <message>
        <source>%1 comparisons; Holm&apos;s p counts all of them, or all parts of one name.</source>
        <translation>%1 comparaisons&#xa0;; le p de Holm les compte toutes, ou toutes les parties d’un même nom.</translation>
    </message>
    <message>
        <source>One comparison; of parts, Holm&apos;s p counts all of one name.</source>
        <translation>Une comparaison&#xa0;; pour les parties, le p de Holm compte toutes celles d’un même nom.</translation>
    </message>
    <message>
        <source>Dashed: as often right as stated. Ten bins of the top probability.</source>
        <translation>Tireté&#xa0;: aussi souvent juste qu’annoncé. Dix classes de la plus grande probabilité.</translation>
    </message>
    <message>
        <source>Other answers and KL are against the reference. Equal accuracy may hide many of them.</source>
        <translation>Autres réponses et KL par rapport à la référence. Une exactitude égale peut en cacher beaucoup.</translation>
    </message>
    <message>
        <source>Models may have seen these questions in training. Accuracy in an examination does not show usefulness at a bedside.</source>
        <translation>Les modèles ont pu voir ces questions pendant l’entraînement. L’exactitude à un examen ne montre pas l’utilité au chevet.</translation>
    </message>
    <message>
        <source>Choose an item to read it.</source>
        <translation>Choisissez une question pour la lire.</translation>
    </message>
    <message>
        <source>No answer differs.</source>
        <translation>Aucune réponse ne diffère.</translation>
    </message>
    <message>
        <source>Only the first of them are listed and exported.</source>
        <translation>Seules les premières sont listées et exportées.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>clé</translation>
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
    <name>ComputerStrip</name>
    <message>
        <source>Check again</source>
        <translation>Vérifier à nouveau</translation>
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
    <name>Conversion</name>
    <message>
        <source>Reading and checking every header…</source>
        <translation>Lecture et vérification de chaque en-tête…</translation>
    </message>
    <message>
        <source>This computer has too little memory to load this file, so it could not be tried. Choose a smaller type. `casebook convert -o` writes it untried.</source>
        <translation>Cet ordinateur a trop peu de mémoire pour charger ce fichier, qui ne pourrait donc pas être essayé. Choisissez un type plus petit. `casebook convert -o` l’écrit sans essai.</translation>
    </message>
    <message>
        <source>Converting uses at most %1 of memory. Chats stay usable.</source>
        <translation>La conversion utilise au plus %1 de mémoire. Les discussions restent utilisables.</translation>
    </message>
    <message>
        <source>The model was ejected to make room for the conversion.</source>
        <translation>Le modèle a été retiré de la mémoire pour faire place à la conversion.</translation>
    </message>
    <message>
        <source>Its next question loads it again.</source>
        <translation>La prochaine question le recharge.</translation>
    </message>
    <message>
        <source>The conversion was cancelled. No file is left behind.</source>
        <translation>La conversion a été annulée. Aucun fichier ne reste.</translation>
    </message>
    <message>
        <source>Its exit status was %1.</source>
        <translation>Son code de sortie était %1.</translation>
    </message>
    <message>
        <source>Convert goes on after the last whole tensor.</source>
        <translation>Convertir reprend après le dernier tenseur complet.</translation>
    </message>
    <message>
        <source>The conversion stopped in the middle.</source>
        <translation>La conversion s’est arrêtée en cours de route.</translation>
    </message>
    <message>
        <source>Converted: %1 in %2, loaded and tried.</source>
        <translation>Converti&#xa0;: %1 en %2, chargé et essayé.</translation>
    </message>
    <message>
        <source>It went on after tensor %1, which an earlier start had written.</source>
        <translation>Il a repris après le tenseur %1, écrit par un lancement précédent.</translation>
    </message>
    <message>
        <source>Load it now</source>
        <translation>Le charger maintenant</translation>
    </message>
</context>
<context>
    <name>ConvertDetails</name>
    <message>
        <source>Tensors of the file</source>
        <translation>Tenseurs du fichier</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>Tenseurs</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>After writing</source>
        <translation>Après l’écriture</translation>
    </message>
    <message>
        <source>The file is read back, hashed, loaded and asked for a few words. Only then does it get its name and is listed as usable.</source>
        <translation>Le fichier est relu, haché, chargé et interrogé pour quelques mots. Alors seulement il reçoit son nom et figure dans la liste comme utilisable.</translation>
    </message>
    <message>
        <source>A quantized model answers differently</source>
        <translation>Un modèle quantifié répond différemment</translation>
    </message>
    <message>
        <source>Compare it with the original before a study uses it.</source>
        <translation>Comparez-le à l’original avant de l’employer dans une étude.</translation>
    </message>
    <message>
        <source>A record is written beside the file: SHA-256 of every source file, type of every tensor, converter and llama.cpp versions, times.</source>
        <translation>Un relevé est écrit à côté du fichier&#xa0;: SHA-256 de chaque fichier source, type de chaque tenseur, versions du convertisseur et de llama.cpp, heures.</translation>
    </message>
    <message>
        <source>Paper trail</source>
        <translation>Traçabilité</translation>
    </message>
    <message>
        <source>%1, tensor by tensor</source>
        <translation>%1, tenseur par tenseur</translation>
    </message>
</context>
<context>
    <name>ConvertPage</name>
    <message>
        <source>Convert</source>
        <translation>Convertir</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>No checkpoint yet.</source>
        <translation>Pas encore de checkpoint.</translation>
    </message>
    <message>
        <source>Drop a folder here, or choose it: config.json, safetensors files and tokenizer, as they are published on Hugging Face.</source>
        <translation>Déposez un dossier ici, ou choisissez-le&#xa0;: config.json, fichiers safetensors et tokenizer, tels que publiés sur Hugging Face.</translation>
    </message>
    <message>
        <source>Choose the type to write</source>
        <translation>Choisir le type à écrire</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Écrire dans</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Replace the file that is there</source>
        <translation>Remplacer le fichier existant</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
</context>
<context>
    <name>DamageDialog</name>
    <message>
        <source>Mend the history</source>
        <translation>Réparer l’historique</translation>
    </message>
    <message>
        <source>What can still be read</source>
        <translation>Ce qui est encore lisible</translation>
    </message>
    <message>
        <source>Keep what can be read…</source>
        <translation>Garder ce qui est lisible…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrite</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>There is no backup in the data folder.</source>
        <translation>Il n’y a pas de sauvegarde dans le dossier de données.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>Restaurer depuis un fichier…</translation>
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
    <name>Diagnostics</name>
    <message>
        <source>processor, memory, graphics, disk, models and what fits, the engine</source>
        <translation>processeur, mémoire, graphismes, disque, modèles et ce qui tient, le moteur</translation>
    </message>
    <message>
        <source>Casebook, Python, Qt, SQLite, llama.cpp, the operating system</source>
        <translation>Casebook, Python, Qt, SQLite, llama.cpp, le système d’exploitation</translation>
    </message>
    <message>
        <source>what was set, without folders</source>
        <translation>ce qui a été réglé, sans les dossiers</translation>
    </message>
    <message>
        <source>how many chats, messages, models and backups, and their sizes</source>
        <translation>nombre de discussions, messages, modèles et sauvegardes, et leurs tailles</translation>
    </message>
    <message>
        <source>what Casebook wrote down of its own work</source>
        <translation>ce que Casebook a noté de son propre travail</translation>
    </message>
    <message>
        <source>Not in it: chats, titles, drafts, prompts, presets&apos; texts, attachments, file names of transcripts, passphrases, keys, tokens, your home folder&apos;s name.</source>
        <translation>N’y sont pas&#xa0;: discussions, titres, brouillons, prompts, textes des préréglages, pièces jointes, noms de fichiers des transcriptions, phrases secrètes, clés, jetons, nom de votre dossier personnel.</translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation>Examen de cet ordinateur</translation>
    </message>
    <message>
        <source>Saved: %1, %2.</source>
        <translation>Enregistré&#xa0;: %1, %2.</translation>
    </message>
    <message>
        <source>Look into it before you hand it on.</source>
        <translation>Regardez-le avant de le transmettre.</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Save a report</source>
        <translation>Enregistrer un rapport</translation>
    </message>
    <message>
        <source>A zip file for whoever helps you. Nothing is sent anywhere.</source>
        <translation>Un fichier zip pour qui vous aide. Rien n’est envoyé nulle part.</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>Ce qui y va</translation>
    </message>
    <message>
        <source>Put every chat in as well</source>
        <translation>Y mettre aussi toutes les discussions</translation>
    </message>
    <message>
        <source>Whoever gets the report can then read every chat.</source>
        <translation>Qui reçoit le rapport peut alors lire toutes les discussions.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
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
    <name>DownloadDialog</name>
    <message>
        <source>Download %1</source>
        <translation>Télécharger %1</translation>
    </message>
    <message>
        <source>Download %1?</source>
        <translation>Télécharger %1&#xa0;?</translation>
    </message>
    <message>
        <source>Low disk: delete each file once converted</source>
        <translation>Peu de disque&#xa0;: supprimer chaque fichier une fois converti</translation>
    </message>
    <message>
        <source>I have read the terms and accept them.</source>
        <translation>J’ai lu les conditions et je les accepte.</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Connect and download</source>
        <translation>Se connecter et télécharger</translation>
    </message>
</context>
<context>
    <name>DownloadList</name>
    <message>
        <source>Downloads</source>
        <translation>Téléchargements</translation>
    </message>
</context>
<context>
    <name>DownloadPace</name>
    <message>
        <source>at most %1 of the disk at once, instead of %2</source>
        <translation>au plus %1 du disque à la fois, au lieu de %2</translation>
    </message>
    <message>
        <source>Checking what is there of %1</source>
        <translation>Vérification de ce qui est là de %1</translation>
    </message>
    <message>
        <source>Converting %1</source>
        <translation>Conversion de %1</translation>
    </message>
    <message>
        <source>Downloading and converting %1</source>
        <translation>Téléchargement et conversion de %1</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>Téléchargement de %1</translation>
    </message>
    <message>
        <source>Asking the hub what there is</source>
        <translation>Question au hub sur ce qu’il contient</translation>
    </message>
    <message>
        <source>Everything has arrived and is right. No connection is open any more.</source>
        <translation>Tout est arrivé et exact. Plus aucune connexion n’est ouverte.</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 par seconde</translation>
    </message>
    <message>
        <source>less than 1 min left at this speed</source>
        <translation>moins de 1 min à cette vitesse</translation>
    </message>
    <message>
        <source>about %1 min left at this speed</source>
        <translation>encore environ %1 min à cette vitesse</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 jusqu’ici</translation>
    </message>
    <message>
        <source>pausing keeps what arrived</source>
        <translation>la pause garde ce qui est arrivé</translation>
    </message>
</context>
<context>
    <name>Downloads</name>
    <message>
        <source>One download runs already.</source>
        <translation>Un téléchargement est déjà en cours.</translation>
    </message>
    <message>
        <source>Pause it, or wait until it has ended.</source>
        <translation>Mettez-le en pause, ou attendez sa fin.</translation>
    </message>
    <message>
        <source>Pausing %1</source>
        <translation>Mise en pause de %1</translation>
    </message>
    <message>
        <source>Cancel the download of “%1”?</source>
        <translation>Annuler le téléchargement de «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>What arrived so far is removed. Pausing keeps it.</source>
        <translation>Ce qui est arrivé est retiré. La pause le garde.</translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <translation>Annuler le téléchargement</translation>
    </message>
    <message>
        <source>Cancelling %1</source>
        <translation>Annulation de %1</translation>
    </message>
    <message>
        <source>Remove what arrived of “%1”?</source>
        <translation>Retirer ce qui est arrivé de «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>%1 are given back. It cannot be resumed then.</source>
        <translation>%1 sont libérés. Il ne pourra plus être repris.</translation>
    </message>
    <message>
        <source>Remove what arrived</source>
        <translation>Retirer ce qui est arrivé</translation>
    </message>
    <message>
        <source>This system has no keyring that can be used.</source>
        <translation>Ce système n’a pas de trousseau utilisable.</translation>
    </message>
    <message>
        <source>The token stays in memory until Casebook is closed.</source>
        <translation>Le jeton reste en mémoire jusqu’à la fermeture de Casebook.</translation>
    </message>
    <message>
        <source>The download is paused. What arrived is kept.</source>
        <translation>Le téléchargement est en pause. Ce qui est arrivé est gardé.</translation>
    </message>
    <message>
        <source>The download was cancelled. Nothing of it is left.</source>
        <translation>Le téléchargement a été annulé. Il n’en reste rien.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Go on with the old state</source>
        <translation>Continuer avec l’ancien état</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Accept its terms on its page, with an account of the hub.</source>
        <translation>Acceptez ses conditions sur sa page, avec un compte du hub.</translation>
    </message>
    <message>
        <source>The hub did not take this token.</source>
        <translation>Le hub n’a pas accepté ce jeton.</translation>
    </message>
</context>
<context>
    <name>DrawDialog</name>
    <message>
        <source>Take examples</source>
        <translation>Prendre des exemples</translation>
    </message>
    <message>
        <source>%1: only items that are no test items are taken. PubMedQA has 500 of them, MMLU its dev file; MedQA and MedMCQA have none in their test files.</source>
        <translation>%1&#xa0;: seuls les éléments qui ne sont pas de test sont pris. PubMedQA en a 500, MMLU son fichier dev&#xa0;; MedQA et MedMCQA n’en ont pas dans leurs fichiers de test.</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
</context>
<context>
    <name>EjectButton</name>
    <message>
        <source>Eject model</source>
        <translation>Éjecter le modèle</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>Annuler le chargement</translation>
    </message>
</context>
<context>
    <name>Encrypting</name>
    <message>
        <source>Backups that anyone can read, %1: %2%3</source>
        <translation>Sauvegardes lisibles par tous, %1&#xa0;: %2%3</translation>
    </message>
    <message>
        <source>Encrypt the history</source>
        <translation>Chiffrer l’historique</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Chiffrer</translation>
    </message>
    <message>
        <source>Whoever loses both the passphrase and the recovery code loses it all.</source>
        <translation>Qui perd la phrase secrète et le code de secours perd tout.</translation>
    </message>
    <message>
        <source>Nobody can open the history without one of them: not Casebook&apos;s makers, not a repair shop. The recovery code is shown once, when the history is encrypted.</source>
        <translation>Personne ne peut ouvrir l’historique sans l’un d’eux&#xa0;: ni les auteurs de Casebook, ni un réparateur. Le code de secours est montré une fois, quand l’historique est chiffré.</translation>
    </message>
    <message>
        <source>Encrypted are chats, drafts and all later backups. Not encrypted are exports, settings, models, evaluation runs and older backups, which you can erase. An SSD may keep parts of what was overwritten.</source>
        <translation>Sont chiffrés&#xa0;: discussions, brouillons et toutes les sauvegardes à venir. Ne le sont pas&#xa0;: exports, réglages, modèles, évaluations et sauvegardes antérieures, que vous pouvez effacer. Un SSD peut garder des parties de ce qui a été écrasé.</translation>
    </message>
    <message>
        <source>The window closes and opens again on the encrypted history.</source>
        <translation>La fenêtre se ferme et se rouvre sur l’historique chiffré.</translation>
    </message>
    <message>
        <source>I know that a lost passphrase and a lost code cannot be replaced</source>
        <translation>Je sais qu’une phrase secrète et un code perdus ne peuvent être remplacés</translation>
    </message>
    <message>
        <source>Remove the encryption</source>
        <translation>Supprimer le chiffrement</translation>
    </message>
    <message>
        <source>Afterwards whoever has this computer can read every chat.</source>
        <translation>Ensuite, quiconque a cet ordinateur peut lire toutes les discussions.</translation>
    </message>
    <message>
        <source>The window closes and opens again. Encrypted backups stay encrypted.</source>
        <translation>La fenêtre se ferme et se rouvre. Les sauvegardes chiffrées le restent.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Changer la phrase secrète</translation>
    </message>
    <message>
        <source>The old passphrase still opens what was backed up before.</source>
        <translation>L’ancienne phrase secrète ouvre encore ce qui a été sauvegardé avant.</translation>
    </message>
    <message>
        <source>The recovery code stays as it is.</source>
        <translation>Le code de secours reste le même.</translation>
    </message>
    <message>
        <source>The passphrase is changed.</source>
        <translation>La phrase secrète est changée.</translation>
    </message>
    <message>
        <source>Make another recovery code</source>
        <translation>Créer un autre code de secours</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>Créer un code</translation>
    </message>
    <message>
        <source>The old recovery code then opens older backups only.</source>
        <translation>L’ancien code de secours n’ouvre alors que les anciennes sauvegardes.</translation>
    </message>
    <message>
        <source>The new one is shown once.</source>
        <translation>Le nouveau n’est montré qu’une fois.</translation>
    </message>
    <message>
        <source>They are overwritten and removed; what only they hold is gone. An SSD may keep parts.</source>
        <translation>Elles sont écrasées et supprimées&#xa0;; ce qu’elles seules contiennent disparaît. Un SSD peut en garder des parties.</translation>
    </message>
    <message>
        <source>Erase %1 plain backups?</source>
        <translation>Effacer %1 sauvegardes en clair&#xa0;?</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Erase plain backups</source>
        <translation>Effacer les sauvegardes en clair</translation>
    </message>
    <message>
        <source>Cancel keeps what is not erased yet.</source>
        <translation>Annuler conserve ce qui n’est pas encore effacé.</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Effacement</translation>
    </message>
    <message>
        <source>%1 plain backups are erased.</source>
        <translation>%1 sauvegardes en clair sont effacées.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
</context>
<context>
    <name>EndpointBand</name>
    <message>
        <source>Remote endpoint on: questions leave this computer. %1 at %2 answers.</source>
        <translation>Serveur distant activé&#xa0;: les questions quittent cet ordinateur. %1 sur %2 répond.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Remote endpoint</source>
        <translation>Serveur distant</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Désactiver</translation>
    </message>
</context>
<context>
    <name>EndpointMarks</name>
    <message>
        <source>Remote endpoint off: this computer answers.</source>
        <translation>Serveur distant désactivé&#xa0;: cet ordinateur répond.</translation>
    </message>
    <message>
        <source>The remote endpoint is off: a model of this computer was chosen.</source>
        <translation>Le serveur distant est désactivé&#xa0;: un modèle de cet ordinateur a été choisi.</translation>
    </message>
    <message>
        <source>Nothing is sent to %1 any more.</source>
        <translation>Plus rien n’est envoyé à %1.</translation>
    </message>
</context>
<context>
    <name>EndpointPage</name>
    <message>
        <source>Remote endpoint, server, network, API key, vLLM</source>
        <translation>Serveur distant, réseau, clé d’API, vLLM, endpoint</translation>
    </message>
    <message>
        <source>A server that speaks OpenAI&apos;s way, such as vLLM or llama-server, can answer instead of this computer. It is off unless you turn it on here, and off again when Casebook is closed or locked.</source>
        <translation>Un serveur qui parle à la manière d’OpenAI, comme vLLM ou llama-server, peut répondre à la place de cet ordinateur. Il est désactivé tant que vous ne l’activez pas ici, et de nouveau désactivé quand Casebook est fermé ou verrouillé.</translation>
    </message>
    <message>
        <source>the first one that the server has</source>
        <translation>le premier que le serveur possède</translation>
    </message>
    <message>
        <source>Key, if the server asks for one</source>
        <translation>Clé, si le serveur en demande une</translation>
    </message>
    <message>
        <source>The key stays in memory until the endpoint is off. It is never written.</source>
        <translation>La clé reste en mémoire jusqu’à la désactivation du serveur. Elle n’est jamais écrite.</translation>
    </message>
    <message>
        <source>Turn on…</source>
        <translation>Activer…</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>EndpointSettings</name>
    <message>
        <source>The data folder is open read-only: nothing can be asked.</source>
        <translation>Le dossier de données est ouvert en lecture seule&#xa0;: rien ne peut être demandé.</translation>
    </message>
    <message>
        <source>Each question then goes to %1 with all the model is to see: the system text, the examples and the earlier messages of its chat. Whoever runs that server can read and keep them. What looks like an identifier of a person is shown before it is sent. The window and the record of each answer say that the server answered.</source>
        <translation>Chaque question va alors à %1 avec tout ce que le modèle doit voir&#xa0;: le texte système, les exemples et les messages précédents de sa discussion. Qui exploite ce serveur peut les lire et les garder. Ce qui ressemble à l’identifiant d’une personne est montré avant l’envoi. La fenêtre et la fiche de chaque réponse disent que le serveur a répondu.</translation>
    </message>
    <message>
        <source>Send questions to %1?</source>
        <translation>Envoyer les questions à %1&#xa0;?</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Activer</translation>
    </message>
    <message>
        <source>Turn on the remote endpoint</source>
        <translation>Activer le serveur distant</translation>
    </message>
    <message>
        <source>Asking %1 for its model and a word…</source>
        <translation>Demande à %1 de son modèle et d’un mot…</translation>
    </message>
    <message>
        <source>On: %1 at %2 answers.</source>
        <translation>Activé&#xa0;: %1 sur %2 répond.</translation>
    </message>
    <message>
        <source>It returns the probabilities of a prompt, so it can be used for runs.</source>
        <translation>Il renvoie les probabilités d’un prompt et peut donc servir aux évaluations.</translation>
    </message>
    <message>
        <source>It cannot be used for runs that score options: %1</source>
        <translation>Il ne peut pas servir aux évaluations qui notent des options&#xa0;: %1</translation>
    </message>
    <message>
        <source>Whether it can be used for runs is being tried.</source>
        <translation>L’usage pour les évaluations est en cours d’essai.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>ErrandDialog</name>
    <message>
        <source>%1 s so far</source>
        <translation>%1 s jusqu’ici</translation>
    </message>
</context>
<context>
    <name>Evaluating</name>
    <message>
        <source>Reading the data set…</source>
        <translation>Lecture du jeu de données…</translation>
    </message>
    <message>
        <source>Choose a data set first.</source>
        <translation>Choisissez d’abord un jeu de données.</translation>
    </message>
    <message>
        <source>Choose a model first, at the top of the window.</source>
        <translation>Choisissez d’abord un modèle, en haut de la fenêtre.</translation>
    </message>
    <message>
        <source>Name the folder to write to.</source>
        <translation>Indiquez le dossier de destination.</translation>
    </message>
    <message>
        <source>Write the whole path of the folder.</source>
        <translation>Écrivez le chemin complet du dossier.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Stopping after this item</source>
        <translation>Arrêt après cette question</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Chargement du modèle</translation>
    </message>
    <message>
        <source>Checking that this model can be scored on this set</source>
        <translation>Vérification que ce modèle peut être noté sur ce jeu</translation>
    </message>
    <message>
        <source>Running: %1</source>
        <translation>En cours&#xa0;: %1</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>En pause&#xa0;: %1</translation>
    </message>
    <message>
        <source>The run is complete.</source>
        <translation>L’évaluation est terminée.</translation>
    </message>
    <message>
        <source>Every item that is done is on the disk.</source>
        <translation>Chaque question traitée est sur le disque.</translation>
    </message>
    <message>
        <source>The run is paused.</source>
        <translation>L’évaluation est en pause.</translation>
    </message>
    <message>
        <source>The run was stopped. What is done is kept.</source>
        <translation>L’évaluation a été arrêtée. Ce qui est fait est conservé.</translation>
    </message>
    <message>
        <source>Stopped, incomplete</source>
        <translation>Arrêtée, incomplète</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>Non exécutée</translation>
    </message>
</context>
<context>
    <name>ExampleCard</name>
    <message>
        <source>In use</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Copy this example</source>
        <translation>Copier cet exemple</translation>
    </message>
    <message>
        <source>Take this example out</source>
        <translation>Retirer cet exemple</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>One a line; nothing for an open answer</source>
        <translation>Une par ligne&#xa0;; rien pour une réponse libre</translation>
    </message>
    <message>
        <source>Example %1 of %2</source>
        <translation>Exemple %1 sur %2</translation>
    </message>
</context>
<context>
    <name>ExampleFigures</name>
    <message>
        <source>System text</source>
        <translation>Texte système</translation>
    </message>
    <message>
        <source>Examples in use</source>
        <translation>Exemples utilisés</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 sur %2 jetons</translation>
    </message>
    <message>
        <source>Left for chat and answer</source>
        <translation>Reste pour la discussion et la réponse</translation>
    </message>
    <message>
        <source>Counted by the loaded model. Never dropped to make room.</source>
        <translation>Compté par le modèle chargé. Jamais retirés pour faire de la place.</translation>
    </message>
    <message>
        <source>A high estimate: no model has counted them yet.</source>
        <translation>Une estimation haute&#xa0;: aucun modèle ne les a encore comptés.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparaison…</translation>
    </message>
    <message>
        <source>Not compared with a data set yet, or changed since.</source>
        <translation>Pas encore comparé à un jeu de données, ou modifié depuis.</translation>
    </message>
</context>
<context>
    <name>ExampleSets</name>
    <message>
        <source>%1 · v%2</source>
        <translation>%1 · v%2</translation>
    </message>
    <message>
        <source>%1 · v%2, changed</source>
        <translation>%1 · v%2, modifié</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <translation>%1, non enregistré</translation>
    </message>
    <message>
        <source>Unnamed set</source>
        <translation>Jeu sans nom</translation>
    </message>
    <message>
        <source>New set</source>
        <translation>Nouveau jeu</translation>
    </message>
    <message>
        <source>This is version %1. Saving makes it the newest one.</source>
        <translation>Voici la version %1. L’enregistrer en fait la plus récente.</translation>
    </message>
    <message>
        <source>Write a name for the set.</source>
        <translation>Écrivez un nom pour le jeu.</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>à la main</translation>
    </message>
    <message>
        <source>Saved as version %1.</source>
        <translation>Enregistré comme version %1.</translation>
    </message>
    <message>
        <source>The changes were discarded.</source>
        <translation>Les modifications ont été abandonnées.</translation>
    </message>
    <message>
        <source>The set “%1” was removed.</source>
        <translation>Le jeu «&#xa0;%1&#xa0;» a été retiré.</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisé par</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>rien encore</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler l’action</translation>
    </message>
    <message>
        <source>Version %1, %2</source>
        <translation>Version %1, %2</translation>
    </message>
    <message>
        <source>It is used by %1: they keep the version they used.</source>
        <translation>Il est utilisé par %1&#xa0;: chacun garde la version utilisée.</translation>
    </message>
    <message>
        <source>No chat and no known run uses it.</source>
        <translation>Aucune discussion ni aucune évaluation connue ne l’utilise.</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>non enregistré</translation>
    </message>
    <message>
        <source>version %1, changed</source>
        <translation>version %1, modifiée</translation>
    </message>
    <message>
        <source>Save as version %1</source>
        <translation>Enregistrer comme version %1</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
</context>
<context>
    <name>ExampleSources</name>
    <message>
        <source>Examples (*.jsonl *.json *.csv);;All files (*)</source>
        <translation>Exemples (*.jsonl *.json *.csv);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose a file of examples</source>
        <translation>Choisir un fichier d’exemples</translation>
    </message>
    <message>
        <source>Questions (*.json *.jsonl *.csv);;All files (*)</source>
        <translation>Questions (*.json *.jsonl *.csv);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose a data set</source>
        <translation>Choisir un jeu de données</translation>
    </message>
    <message>
        <source>the history</source>
        <translation>l’historique</translation>
    </message>
    <message>
        <source>Examples (*.jsonl)</source>
        <translation>Exemples (*.jsonl)</translation>
    </message>
    <message>
        <source>Name the file to write</source>
        <translation>Nommer le fichier à écrire</translation>
    </message>
    <message>
        <source>The examples were written.</source>
        <translation>Les exemples ont été écrits.</translation>
    </message>
</context>
<context>
    <name>ExamplesChoice</name>
    <message>
        <source>Example set</source>
        <translation>Jeu d’exemples</translation>
    </message>
    <message>
        <source>%1 · 1 example · v%2</source>
        <translation>%1 · 1 exemple · v%2</translation>
    </message>
    <message>
        <source>%1 · %3 examples · v%2</source>
        <translation>%1 · %3 exemples · v%2</translation>
    </message>
    <message>
        <source>No examples</source>
        <translation>Aucun exemple</translation>
    </message>
    <message>
        <source>%1 tokens in every question</source>
        <translation>%1 jetons dans chaque question</translation>
    </message>
</context>
<context>
    <name>ExamplesDetails</name>
    <message>
        <source>What the examples cost and give away</source>
        <translation>Ce que les exemples coûtent et trahissent</translation>
    </message>
    <message>
        <source>Contamination check</source>
        <translation>Contrôle de contamination</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Comparé à</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exact</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>Proche</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Vérifier à nouveau</translation>
    </message>
    <message>
        <source>Compare with a data set…</source>
        <translation>Comparer à un jeu de données…</translation>
    </message>
    <message>
        <source>Question and options together, letters and digits only. Near = runs of 8 words cover half of the item or more.</source>
        <translation>Question et options ensemble, lettres et chiffres seulement. Proche = des suites de 8 mots couvrent la moitié de l’élément ou plus.</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>Comme listé</translation>
    </message>
    <message>
        <source>Shuffled with seed</source>
        <translation>Mélangé par la graine</translation>
    </message>
    <message>
        <source>Seed of the order</source>
        <translation>Graine de l’ordre</translation>
    </message>
    <message>
        <source>Order changes answers; it is stored with each of them.</source>
        <translation>L’ordre change les réponses&#xa0;; il est gardé avec chacune.</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Ce que cela coûte</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Saving makes a new version. Chats and runs keep the one they used.</source>
        <translation>Enregistrer crée une nouvelle version. Discussions et évaluations gardent celle qu’elles ont utilisée.</translation>
    </message>
</context>
<context>
    <name>ExamplesOption</name>
    <message>
        <source>%1 examples</source>
        <translation>%1 exemples</translation>
    </message>
    <message>
        <source>1 example</source>
        <translation>1 exemple</translation>
    </message>
    <message>
        <source>No examples</source>
        <translation>Aucun exemple</translation>
    </message>
</context>
<context>
    <name>ExamplesPage</name>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>New set</source>
        <translation>Nouveau jeu</translation>
    </message>
    <message>
        <source>Example sets</source>
        <translation>Jeux d’exemples</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Versions antérieures</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <translation>Nom du jeu</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Abandonner les modifications</translation>
    </message>
    <message>
        <source>Add example</source>
        <translation>Ajouter un exemple</translation>
    </message>
    <message>
        <source>Take from…</source>
        <translation>Prendre de…</translation>
    </message>
    <message>
        <source>Export this set…</source>
        <translation>Exporter ce jeu…</translation>
    </message>
    <message>
        <source>Remove this set</source>
        <translation>Retirer ce jeu</translation>
    </message>
    <message>
        <source>Sent before every question, in this order. Drag by the number, or Alt+↑↓.</source>
        <translation>Envoyés avant chaque question, dans cet ordre. Glissez par le numéro, ou Alt+↑↓.</translation>
    </message>
    <message>
        <source>No examples yet.</source>
        <translation>Pas encore d’exemples.</translation>
    </message>
    <message>
        <source>Write them, or take them from a file, from what of a data set is no test, or from answers in the history.</source>
        <translation>Écrivez-les, ou prenez-les d’un fichier, de ce qui n’est pas de test dans un jeu de données, ou de réponses de l’historique.</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>D’un fichier…</translation>
    </message>
    <message>
        <source>From what of a data set is no test…</source>
        <translation>De ce qui n’est pas de test dans un jeu de données…</translation>
    </message>
    <message>
        <source>From answers in the history…</source>
        <translation>De réponses de l’historique…</translation>
    </message>
    <message>
        <source>The example was taken out.</source>
        <translation>L’exemple a été retiré.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler l’action</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>%1 chats came in.</source>
        <translation>%1 discussions importées.</translation>
    </message>
    <message>
        <source>1 chat came in.</source>
        <translation>1 discussion importée.</translation>
    </message>
    <message>
        <source>Their answers say that they were not made here.</source>
        <translation>Leurs réponses indiquent qu’elles n’ont pas été produites ici.</translation>
    </message>
    <message>
        <source>No chats yet.</source>
        <translation>Pas encore de discussion.</translation>
    </message>
    <message>
        <source>Ask something first; then it can be exported.</source>
        <translation>Posez d’abord une question&#xa0;; elle pourra ensuite être exportée.</translation>
    </message>
    <message>
        <source>Selected chats</source>
        <translation>Discussions choisies</translation>
    </message>
    <message>
        <source>%1 messages, all versions</source>
        <translation>%1 messages, toutes versions</translation>
    </message>
    <message>
        <source>This chat</source>
        <translation>Cette discussion</translation>
    </message>
    <message>
        <source>Folder “%1”</source>
        <translation>Dossier «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1, trash left out</source>
        <translation>%1, corbeille exclue</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>Toutes les discussions</translation>
    </message>
    <message>
        <source>1 chat</source>
        <translation>1 discussion</translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation>%1 discussions</translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 réponse</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 réponses</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>par %1</translation>
    </message>
    <message>
        <source>%1 not complete, and marked so</source>
        <translation>%1 incomplètes, et marquées</translation>
    </message>
    <message>
        <source>Replace “%1”?</source>
        <translation>Remplacer «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>A file of that name is there already. What is in it is lost.</source>
        <translation>Un fichier de ce nom existe déjà. Son contenu sera perdu.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>Remplacer le fichier</translation>
    </message>
    <message>
        <source>The export was stopped. No file is left behind.</source>
        <translation>L’export a été arrêté. Aucun fichier n’est laissé.</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%1 sur %2 messages</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export en cours</translation>
    </message>
    <message>
        <source>Then the file is read back and its SHA-256 recorded.</source>
        <translation>Ensuite le fichier est relu et son SHA-256 consigné.</translation>
    </message>
    <message>
        <source>Cancel leaves no file behind.</source>
        <translation>Annuler ne laisse aucun fichier.</translation>
    </message>
    <message>
        <source>Exported and checked: 1 file, %1, SHA-256 recorded.</source>
        <translation>Exporté et vérifié&#xa0;: 1 fichier, %1, SHA-256 consigné.</translation>
    </message>
    <message>
        <source>Exported and checked: 1 file, %1. The disk of the history is full: the audit trail takes it up when there is room.</source>
        <translation>Exporté et vérifié&#xa0;: 1 fichier, %1. Le disque de l’historique est plein&#xa0;: la piste d’audit le reprendra quand il y aura de la place.</translation>
    </message>
    <message>
        <source>Exported and checked: 1 file, %1. It is not in the audit trail.</source>
        <translation>Exporté et vérifié&#xa0;: 1 fichier, %1. Il n’est pas dans la piste d’audit.</translation>
    </message>
    <message>
        <source>It is %1. It is plain text, open to anyone.</source>
        <translation>C’est %1. Il est en clair, lisible par tous.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>it is larger than %1</source>
        <translation>il dépasse %1</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>Le presse-papiers</translation>
    </message>
    <message>
        <source>Copied: %1, with the notice in it.</source>
        <translation>Copié&#xa0;: %1, avec l’avertissement.</translation>
    </message>
    <message>
        <source>There is no chat to print.</source>
        <translation>Il n’y a pas de discussion à imprimer.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>print; notice on every page</source>
        <translation>impression&#xa0;; avis à chaque page</translation>
    </message>
    <message>
        <source>editing in a word processor</source>
        <translation>pour un traitement de texte</translation>
    </message>
    <message>
        <source>any browser, one file</source>
        <translation>tout navigateur, un seul fichier</translation>
    </message>
    <message>
        <source>notes and version control</source>
        <translation>notes et gestion de versions</translation>
    </message>
    <message>
        <source>lossless; can be verified, imported</source>
        <translation>sans perte&#xa0;; vérifiable, importable</translation>
    </message>
    <message>
        <source>one line per branch, for scripts</source>
        <translation>une ligne par branche, scripts</translation>
    </message>
    <message>
        <source>one row per message, for spreadsheets</source>
        <translation>une ligne par message, tableur</translation>
    </message>
    <message>
        <source>Export transcript</source>
        <translation>Exporter la transcription</translation>
    </message>
    <message>
        <source>Only the versions shown now</source>
        <translation>Seulement les versions affichées</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>Texte système</translation>
    </message>
    <message>
        <source>Mask what looks like an identifier</source>
        <translation>Masquer ce qui ressemble à un identifiant</translation>
    </message>
    <message>
        <source>Provenance of every answer (always)</source>
        <translation>Provenance de chaque réponse (toujours)</translation>
    </message>
    <message>
        <source>Exports are plain text, open to anyone with the file.</source>
        <translation>Les exports sont en clair, lisibles par quiconque a le fichier.</translation>
    </message>
    <message>
        <source>Every export carries the notice above, the model&apos;s SHA-256, its template hash, the sampling, the seed and the times.</source>
        <translation>Chaque export porte l’avertissement ci-dessus, le SHA-256 du modèle, l’empreinte de son gabarit, l’échantillonnage, la graine et les temps.</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Quoi exporter</translation>
    </message>
    <message>
        <source>What goes into it</source>
        <translation>Ce qui y entre</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Copy to clipboard</source>
        <translation>Copier dans le presse-papiers</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exporter en %1</translation>
    </message>
</context>
<context>
    <name>FieldNaming</name>
    <message>
        <source>Recognise</source>
        <translation>Reconnaître</translation>
    </message>
    <message>
        <source>Letters, A is the first</source>
        <translation>Lettres, A est la première</translation>
    </message>
    <message>
        <source>Numbers, 0 is the first</source>
        <translation>Nombres, 0 est le premier</translation>
    </message>
    <message>
        <source>Numbers, 1 is the first</source>
        <translation>Nombres, 1 est le premier</translation>
    </message>
    <message>
        <source>The option’s own words</source>
        <translation>Les mots mêmes de l’option</translation>
    </message>
    <message>
        <source>Choose the fields of question, options and key.</source>
        <translation>Choisissez les champs de la question, des options et de la clé.</translation>
    </message>
    <message>
        <source>%1 of %2 records are no items.</source>
        <translation>%1 enregistrements sur %2 ne sont pas des éléments.</translation>
    </message>
    <message>
        <source>The keys can be read in several ways: choose how they are written.</source>
        <translation>Les clés peuvent se lire de plusieurs façons&#xa0;: choisissez comment elles sont écrites.</translation>
    </message>
    <message>
        <source>All %1 records are items.</source>
        <translation>Les %1 enregistrements sont tous des éléments.</translation>
    </message>
    <message>
        <source>Task files (*.json)</source>
        <translation>Fichiers de tâche (*.json)</translation>
    </message>
    <message>
        <source>Name the file to write</source>
        <translation>Nommer le fichier à écrire</translation>
    </message>
    <message>
        <source>The questions themselves would be overwritten.</source>
        <translation>Les questions elles-mêmes seraient écrasées.</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Save the picture…</source>
        <translation>Enregistrer l’image…</translation>
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
    <name>FirstModels</name>
    <message>
        <source>%1, already on this computer</source>
        <translation>%1, déjà sur cet ordinateur</translation>
    </message>
    <message>
        <source>%1, %2 free</source>
        <translation>%1, %2 libres</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 cœur</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 cœurs</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>From %1, about %2 billion parameters, %3. Can be paused and resumed; the SHA-256 is checked. It connects once you have confirmed it.</source>
        <translation>Depuis %1, environ %2 milliards de paramètres, %3. Peut être mis en pause et repris&#xa0;; le SHA-256 est vérifié. La connexion se fait une fois que vous avez confirmé.</translation>
    </message>
    <message>
        <source>Download %1, type %2</source>
        <translation>Télécharger %1, type %2</translation>
    </message>
</context>
<context>
    <name>FirstPromptDialog</name>
    <message>
        <source>What the model reads</source>
        <translation>Ce que lit le modèle</translation>
    </message>
    <message>
        <source>A template comes with the model&apos;s file and decides what stands around your words. See that they are all there, and nothing else that you do not want. The prompt is shown once for each template.</source>
        <translation>Un gabarit vient avec le fichier du modèle et décide de ce qui entoure vos mots. Vérifiez qu’ils y sont tous, et rien d’autre que vous ne vouliez pas. Le prompt est montré une fois pour chaque gabarit.</translation>
    </message>
    <message>
        <source>The prompt is being written…</source>
        <translation>Le prompt est en cours d’écriture…</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>%1 tokens, exactly as they are sent.</source>
        <translation>%1 jetons, exactement comme envoyés.</translation>
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
        <source>Casebook comes without a medical model. Choose where to get one; you can add more later under Models.</source>
        <translation>Casebook est livré sans modèle médical. Choisissez où en prendre un&#xa0;; vous pourrez en ajouter d’autres dans Modèles.</translation>
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
    <name>FolderDialog</name>
    <message>
        <source>Models folder</source>
        <translation>Dossier des modèles</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Move the models that are kept elsewhere along</source>
        <translation>Déplacer aussi les modèles gardés ailleurs</translation>
    </message>
    <message>
        <source>New models go into the folder that is named first. A model is copied, compared, and only then removed here; linked files stay where they are.</source>
        <translation>Les nouveaux modèles vont dans le dossier nommé en premier. Un modèle est copié, comparé, et seulement alors retiré d’ici&#xa0;; les fichiers liés restent où ils sont.</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Choisir un autre dossier…</translation>
    </message>
    <message>
        <source>Use the data folder</source>
        <translation>Utiliser le dossier de données</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>not there</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>Choose where models are kept</source>
        <translation>Choisir où sont gardés les modèles</translation>
    </message>
    <message>
        <source>Moving %1</source>
        <translation>Déplacement de %1</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 %</source>
        <translation>%1 sur %2 · %3 %</translation>
    </message>
    <message>
        <source>Cancel leaves this model where it is</source>
        <translation>Annuler laisse ce modèle où il est</translation>
    </message>
    <message>
        <source>Models that were moved: %1.</source>
        <translation>Modèles déplacés&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>Places that were found</source>
        <translation>Passages trouvés</translation>
    </message>
</context>
<context>
    <name>Graphics</name>
    <message>
        <source>%1 failed and ended the engine. It is not used any more.</source>
        <translation>%1 a échoué et a arrêté le moteur. Il n’est plus utilisé.</translation>
    </message>
    <message>
        <source>The model goes on the processor instead. What was written is kept.</source>
        <translation>Le modèle passe sur le processeur. Ce qui était écrit est gardé.</translation>
    </message>
    <message>
        <source>It stays so with this version of its driver, until you try it again.</source>
        <translation>Cela vaut pour cette version de son pilote, jusqu’à ce que vous le réessayiez.</translation>
    </message>
    <message>
        <source>Try it again</source>
        <translation>Le réessayer</translation>
    </message>
</context>
<context>
    <name>Hardware</name>
    <message>
        <source>cores: %1, threads: %2; cores that may be used: %3</source>
        <translation>cœurs&#xa0;: %1, fils&#xa0;: %2&#xa0;; cœurs utilisables&#xa0;: %3</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Cœurs</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>%1 of %2 are free</source>
        <translation>%1 sur&#xa0;%2 sont libres</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Not used now</source>
        <translation>Pas utilisé maintenant</translation>
    </message>
    <message>
        <source>Load options were changed. The loaded model uses them when it is loaded again.</source>
        <translation>Les options de chargement ont changé. Le modèle chargé les prendra à son prochain chargement.</translation>
    </message>
</context>
<context>
    <name>HardwarePage</name>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Battery and heat</source>
        <translation>Batterie et chaleur</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>Instruction sets</source>
        <translation>Jeux d’instructions</translation>
    </message>
    <message>
        <source>Graphics processors</source>
        <translation>Processeurs graphiques</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Emploi</translation>
    </message>
    <message>
        <source>Installed models, and whether each fits</source>
        <translation>Modèles installés, et si chacun tient</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Besoin</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Load options…</source>
        <translation>Options de chargement…</translation>
    </message>
    <message>
        <source>No model yet. Models › Installed adds one.</source>
        <translation>Pas encore de modèle. Modèles › Installés en ajoute un.</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Examen de cet ordinateur…</translation>
    </message>
    <message>
        <source>What was found on this computer at %1</source>
        <translation>Ce qui a été trouvé sur cet ordinateur à&#xa0;%1</translation>
    </message>
    <message>
        <source>Load again now</source>
        <translation>Recharger maintenant</translation>
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
    <name>ImportDialog</name>
    <message>
        <source>Import chats</source>
        <translation>Importer des discussions</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Casebook&apos;s own JSON, ChatGPT&apos;s conversations.json or its zip file, Open WebUI&apos;s export, and lists of chat messages. The file is looked at first; nothing changes.</source>
        <translation>Le JSON de Casebook, le conversations.json de ChatGPT ou son fichier zip, l’export d’Open WebUI et des listes de messages. Le fichier est d’abord examiné&#xa0;; rien ne change.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>Ce que contient le fichier</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
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
    <name>Installed</name>
    <message>
        <source>1 file · %2</source>
        <translation>1 fichier · %2</translation>
    </message>
    <message>
        <source>%1 files · %2</source>
        <translation>%1 fichiers · %2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>tried on this computer</source>
        <translation>essayé sur cet ordinateur</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Non essayé</translation>
    </message>
    <message>
        <source>header checked, hash known</source>
        <translation>en-tête vérifié, empreinte connue</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>not the file that was added</source>
        <translation>n’est plus le fichier ajouté</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En quarantaine</translation>
    </message>
    <message>
        <source>its last load ended the engine</source>
        <translation>son dernier chargement a arrêté le moteur</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquant</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>le fichier n’est pas là</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 n’est pas là</translation>
    </message>
    <message>
        <source>loaded now</source>
        <translation>chargé en ce moment</translation>
    </message>
    <message>
        <source>%1, not checked</source>
        <translation>%1, non vérifiée</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>Gabarit de conversation</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 octets</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>unusable, %1: %2</source>
        <translation>inutilisable, %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>not known, %1: %2</source>
        <translation>indéterminé, %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>usable, %1</source>
        <translation>utilisable, %1</translation>
    </message>
    <message>
        <source>loaded in %1 s</source>
        <translation>chargé en %1 s</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 jetons/s</translation>
    </message>
    <message>
        <source>at most %1 of memory</source>
        <translation>%1 de mémoire au plus</translation>
    </message>
    <message>
        <source>here, from %1 safetensors</source>
        <translation>ici, à partir de safetensors %1</translation>
    </message>
    <message>
        <source>the file is the one that was written</source>
        <translation>le fichier est celui qui a été écrit</translation>
    </message>
    <message>
        <source>the record is of another file</source>
        <translation>le relevé est celui d’un autre fichier</translation>
    </message>
    <message>
        <source>%1, begun %2</source>
        <translation>%1, commencé le %2</translation>
    </message>
    <message>
        <source>%1 files, each with its SHA-256</source>
        <translation>%1 fichiers, chacun avec son SHA-256</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Converter</source>
        <translation>Convertisseur</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Relevé</translation>
    </message>
    <message>
        <source>%1 is intact.</source>
        <translation>%1 est intact.</translation>
    </message>
    <message>
        <source>Every byte was read; its SHA-256 is the one it was added with.</source>
        <translation>Chaque octet a été lu&#xa0;; son SHA-256 est celui de l’ajout.</translation>
    </message>
    <message>
        <source>%1 was tried: it can be used.</source>
        <translation>%1 a été essayé&#xa0;: il peut être utilisé.</translation>
    </message>
    <message>
        <source>Remove “%1” from the list?</source>
        <translation>Retirer «&#xa0;%1&#xa0;» de la liste&#xa0;?</translation>
    </message>
    <message>
        <source>The file stays where it is. Answers keep its name and hash.</source>
        <translation>Le fichier reste où il est. Les réponses gardent son nom et son empreinte.</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Retirer de la liste</translation>
    </message>
</context>
<context>
    <name>InstalledDetails</name>
    <message>
        <source>Paper trail</source>
        <translation>Traçabilité</translation>
    </message>
    <message>
        <source>There is no record of a conversion beside this file.</source>
        <translation>Aucun relevé de conversion à côté de ce fichier.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charger</translation>
    </message>
    <message>
        <source>Remove from the list…</source>
        <translation>Retirer de la liste…</translation>
    </message>
    <message>
        <source>Load options…</source>
        <translation>Options de chargement…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message>
        <source>Pack…</source>
        <translation>Paquet…</translation>
    </message>
    <message>
        <source>Write a field pack of this model</source>
        <translation>Écrire un paquet de terrain de ce modèle</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Stop verifying</source>
        <translation>Arrêter la vérification</translation>
    </message>
    <message>
        <source>Stop the trial</source>
        <translation>Arrêter l’essai</translation>
    </message>
</context>
<context>
    <name>InstalledPage</name>
    <message>
        <source>Installed</source>
        <translation>Installés</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>No model yet.</source>
        <translation>Pas encore de modèle.</translation>
    </message>
    <message>
        <source>A USB stick works without a network.</source>
        <translation>Une clé USB fonctionne sans réseau.</translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation>Ajouter un modèle…</translation>
    </message>
    <message>
        <source>Filter by name, type or state</source>
        <translation>Filtrer par nom, type ou état</translation>
    </message>
    <message>
        <source>No model of the list fits this filter.</source>
        <translation>Aucun modèle de la liste ne correspond à ce filtre.</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>Ajouter un fichier de modèle…</translation>
    </message>
    <message>
        <source>Read a field pack…</source>
        <translation>Lire un paquet de terrain…</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>%1 of %2 chats</source>
        <translation>%1 sur %2 discussions</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import en cours</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>Examen du fichier</translation>
    </message>
    <message>
        <source>Cancel keeps what came in, whole chats each.</source>
        <translation>Annuler garde ce qui est entré, des discussions entières.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Rien n’est changé.</translation>
    </message>
    <message>
        <source>Untitled chat</source>
        <translation>Discussion sans titre</translation>
    </message>
    <message>
        <source>does not come in: %1</source>
        <translation>n’entre pas&#xa0;: %1</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… et %1 de plus</translation>
    </message>
    <message>
        <source>%1: 1 chat comes in.</source>
        <translation>%1&#xa0;: 1 discussion entre.</translation>
    </message>
    <message>
        <source>Import 1 chat</source>
        <translation>Importer 1 discussion</translation>
    </message>
    <message>
        <source>%1: %2 chats come in.</source>
        <translation>%1&#xa0;: %2 discussions entrent.</translation>
    </message>
    <message>
        <source>Import %1 chats</source>
        <translation>Importer %1 discussions</translation>
    </message>
    <message>
        <source>comes in</source>
        <translation>entre</translation>
    </message>
    <message>
        <source>is here already</source>
        <translation>est déjà ici</translation>
    </message>
    <message>
        <source>comes in as a copy: the one here differs</source>
        <translation>entre en copie&#xa0;: celle d’ici diffère</translation>
    </message>
    <message>
        <source>Left out, as a history has no place for them: %1.</source>
        <translation>Laissé de côté, sans place dans un historique&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Stopped. %1 chats came in and stay; the rest did not.</source>
        <translation>Arrêté. %1 discussions sont entrées et restent&#xa0;; pas les autres.</translation>
    </message>
</context>
<context>
    <name>IsAndIsNot</name>
    <message>
        <source>a research tool: questions, answers and their settings are kept as a record</source>
        <translation>un outil de recherche&#xa0;: questions, réponses et réglages sont gardés comme trace</translation>
    </message>
    <message>
        <source>offline: it connects only for a download or a server that you confirm</source>
        <translation>hors ligne&#xa0;: il ne se connecte que pour un téléchargement ou un serveur que vous confirmez</translation>
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
    <name>KeptSearches</name>
    <message>
        <source>Save search</source>
        <translation>Enregistrer la recherche</translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation>Nom de la recherche</translation>
    </message>
    <message>
        <source>The search “%1” is saved.</source>
        <translation>La recherche «&#xa0;%1&#xa0;» est enregistrée.</translation>
    </message>
    <message>
        <source>The search “%1” is saved in place of the one of that name.</source>
        <translation>La recherche «&#xa0;%1&#xa0;» est enregistrée à la place de celle de ce nom.</translation>
    </message>
    <message>
        <source>The search is “%1” now.</source>
        <translation>La recherche s’appelle maintenant «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>The search “%1” is deleted.</source>
        <translation>La recherche «&#xa0;%1&#xa0;» est supprimée.</translation>
    </message>
</context>
<context>
    <name>KeptToken</name>
    <message>
        <source>The keyring is asked. It may ask for its passphrase.</source>
        <translation>Le trousseau est interrogé. Il peut demander sa phrase de passe.</translation>
    </message>
    <message>
        <source>The keyring gave no answer. Look again.</source>
        <translation>Le trousseau n’a pas répondu. Regardez à nouveau.</translation>
    </message>
    <message>
        <source>The keyring did not let the token of %1 be removed.</source>
        <translation>Le trousseau n’a pas permis de supprimer le jeton de %1.</translation>
    </message>
    <message>
        <source>A token of %1 is kept.</source>
        <translation>Un jeton de %1 est gardé.</translation>
    </message>
    <message>
        <source>The token of %1 was removed. It is valid until you revoke it there.</source>
        <translation>Le jeton de %1 a été supprimé. Il reste valable jusqu’à ce que vous le révoquiez là-bas.</translation>
    </message>
    <message>
        <source>No token of %1 is kept.</source>
        <translation>Aucun jeton de %1 n’est gardé.</translation>
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
    <name>Leaving</name>
    <message>
        <source>All of this goes to %1: system text, examples and earlier messages too.</source>
        <translation>Tout cela va à %1&#xa0;: texte système, exemples et messages précédents compris.</translation>
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
    <name>LiveItems</name>
    <message>
        <source>Newest items</source>
        <translation>Dernières questions</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>Masse</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
</context>
<context>
    <name>LoadOptionsDialog</name>
    <message>
        <source>Load options of %1</source>
        <translation>Options de chargement de&#xa0;%1</translation>
    </message>
    <message>
        <source>Context, tokens</source>
        <translation>Contexte, jetons</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Fils du processeur</translation>
    </message>
    <message>
        <source>Tokens computed together</source>
        <translation>Jetons calculés ensemble</translation>
    </message>
    <message>
        <source>Layers on the graphics processor</source>
        <translation>Couches sur le processeur graphique</translation>
    </message>
    <message>
        <source>Reset to automatic</source>
        <translation>Tout remettre en automatique</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>Retenir</translation>
    </message>
    <message>
        <source>Remember and load</source>
        <translation>Retenir et charger</translation>
    </message>
    <message>
        <source>An empty field is automatic, decided at each load; in grey stands what that is now.</source>
        <translation>Un champ vide est automatique, décidé à chaque chargement&#xa0;; en gris, ce que cela donne maintenant.</translation>
    </message>
    <message>
        <source>Keys of the context kept as</source>
        <translation>Clés du contexte gardées en</translation>
    </message>
    <message>
        <source>Values of the context kept as</source>
        <translation>Valeurs du contexte gardées en</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash attention</translation>
    </message>
    <message>
        <source>Weights are the file&apos;s own pages (mmap)</source>
        <translation>Les poids sont les pages mêmes du fichier (mmap)</translation>
    </message>
    <message>
        <source>Weights kept from being swapped out (mlock)</source>
        <translation>Poids gardés hors de l’espace d’échange (mlock)</translation>
    </message>
    <message>
        <source>Graphics processor</source>
        <translation>Processeur graphique</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur&#xa0;%2</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <translation>Automatique&#xa0;:&#xa0;%1</translation>
    </message>
    <message>
        <source>Automatic: where the device has it</source>
        <translation>Automatique&#xa0;: là où l’appareil l’offre</translation>
    </message>
</context>
<context>
    <name>LoadOptionsWay</name>
    <message>
        <source>This model was added by another version: add its file again.</source>
        <translation>Ce modèle a été ajouté par une autre version&#xa0;: ajoutez son fichier à nouveau.</translation>
    </message>
    <message>
        <source>Values kept as %1 need flash attention, which is off.</source>
        <translation>Des valeurs gardées en&#xa0;%1 exigent flash attention, qui est désactivé.</translation>
    </message>
    <message>
        <source>%1 needs heads of a multiple of %2; this model&apos;s have %3.</source>
        <translation>%1 exige des têtes d’un multiple de&#xa0;%2&#xa0;; celles de ce modèle ont&#xa0;%3.</translation>
    </message>
    <message>
        <source>This model was made for %1 tokens of context: no more are used.</source>
        <translation>Ce modèle est fait pour&#xa0;%1 jetons de contexte&#xa0;: pas plus n’est utilisé.</translation>
    </message>
    <message>
        <source>A context kept in fewer bits changes answers a little.</source>
        <translation>Un contexte gardé sur moins de bits change un peu les réponses.</translation>
    </message>
    <message>
        <source>These are more threads than the %1 cores that may be used.</source>
        <translation>C’est plus de fils que les&#xa0;%1 cœurs utilisables.</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Casebook is locked</source>
        <translation>Casebook est verrouillé</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Kept, encrypted on disk</source>
        <translation>Conservé, chiffré sur le disque</translation>
    </message>
    <message>
        <source>Dropped when it locked</source>
        <translation>Abandonné au verrouillage</translation>
    </message>
    <message>
        <source>A wrong passphrase costs nothing but time. Without passphrase and recovery code nobody can open this history.</source>
        <translation>Une phrase erronée ne coûte que du temps. Sans phrase secrète ni code de secours, personne ne peut ouvrir cet historique.</translation>
    </message>
    <message>
        <source>Keyboard: Latin letters</source>
        <translation>Clavier&#xa0;: lettres latines</translation>
    </message>
    <message>
        <source>Keyboard: Arabic letters</source>
        <translation>Clavier&#xa0;: lettres arabes</translation>
    </message>
    <message>
        <source>Keyboard: Cyrillic letters</source>
        <translation>Clavier&#xa0;: lettres cyrilliques</translation>
    </message>
    <message>
        <source>Keyboard: Greek letters</source>
        <translation>Clavier&#xa0;: lettres grecques</translation>
    </message>
    <message>
        <source>Keyboard: %1 letters</source>
        <translation>Clavier&#xa0;: lettres %1</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Verr. Maj. est activé</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Code de secours</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Use the passphrase…</source>
        <translation>Utiliser la phrase secrète…</translation>
    </message>
    <message>
        <source>Use the recovery code…</source>
        <translation>Utiliser le code de secours…</translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Locked at %1.</source>
        <translation>Verrouillé à %1.</translation>
    </message>
    <message>
        <source>Locked at %1, after %2 minutes without a key or a click.</source>
        <translation>Verrouillé à %1, après %2 minutes sans touche ni clic.</translation>
    </message>
    <message>
        <source>Locked at %1, after the computer slept.</source>
        <translation>Verrouillé à %1, après la mise en veille de l’ordinateur.</translation>
    </message>
</context>
<context>
    <name>LoseDialog</name>
    <message>
        <source>Temporary chats</source>
        <translation>Discussions temporaires</translation>
    </message>
    <message>
        <source>A temporary chat is not saved.</source>
        <translation>Une discussion temporaire n’est pas enregistrée.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>%1 temporary chats are not saved.</source>
        <translation>%1 discussions temporaires ne sont pas enregistrées.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Les garder</translation>
    </message>
    <message>
        <source>What is let go cannot be brought back. Kept, it is a chat like any other.</source>
        <translation>Ce qui est abandonné ne peut pas revenir. Gardée, c’est une discussion comme les autres.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Chats</source>
        <translation>Discussions</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Évaluer</translation>
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
    <name>MappingDialog</name>
    <message>
        <source>Name the fields of your questions</source>
        <translation>Nommer les champs de vos questions</translation>
    </message>
    <message>
        <source>Keys are written as</source>
        <translation>Les clés sont écrites comme</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>First items, as they are read</source>
        <translation>Premiers éléments, tels qu’ils sont lus</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Relevé</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Ce qui ne va pas</translation>
    </message>
    <message>
        <source>Records that are no items</source>
        <translation>Enregistrements qui ne sont pas des éléments</translation>
    </message>
    <message>
        <source>Save task file…</source>
        <translation>Enregistrer le fichier de tâche…</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>To be read before it</source>
        <translation>À lire avant</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Results broken down by</source>
        <translation>Résultats ventilés par</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <translation>Nom du jeu</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>D’où il vient</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Tick the fields that hold one option each, or the one that holds a list.</source>
        <translation>Cochez les champs qui contiennent chacun une option, ou celui qui contient une liste.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(aucun)</translation>
    </message>
</context>
<context>
    <name>MarkedBar</name>
    <message>
        <source>All chats that are listed</source>
        <translation>Toutes les discussions affichées</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Déplacer…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Étiquettes…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>Mettre à la corbeille…</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>Ne rien sélectionner</translation>
    </message>
    <message>
        <source>1 chat selected</source>
        <translation>1 discussion sélectionnée</translation>
    </message>
    <message>
        <source>%1 chats selected</source>
        <translation>%1 discussions sélectionnées</translation>
    </message>
</context>
<context>
    <name>MemorySum</name>
    <message>
        <source>Memory a model takes</source>
        <translation>Mémoire que prend un modèle</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Nécessaire</translation>
    </message>
    <message>
        <source>rounded up</source>
        <translation>arrondi au-dessus</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>Libre maintenant</translation>
    </message>
    <message>
        <source>rounded down</source>
        <translation>arrondi au-dessous</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>Counting what can be read</source>
        <translation>Décompte de ce qui est lisible</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>en clair</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>chiffrée</translation>
    </message>
    <message>
        <source>They can be put into a new history. The damaged file is set aside as it is, in the backups folder.</source>
        <translation>On peut les mettre dans un nouvel historique. Le fichier endommagé est mis de côté tel quel, dans le dossier des sauvegardes.</translation>
    </message>
    <message>
        <source>Can be read</source>
        <translation>Lisible</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>au plus %1</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Constaté</translation>
    </message>
    <message>
        <source>Nothing in the file can be read. A backup is the way back.</source>
        <translation>Rien n’est lisible dans le fichier. Une sauvegarde est la voie de retour.</translation>
    </message>
    <message>
        <source>Put what can be read into a new history?</source>
        <translation>Mettre ce qui est lisible dans un nouvel historique&#xa0;?</translation>
    </message>
    <message>
        <source>It will hold %1. The damaged file is set aside as it is, in the backups folder; nothing is deleted.</source>
        <translation>Il contiendra %1. Le fichier endommagé est mis de côté tel quel, dans le dossier des sauvegardes&#xa0;; rien n’est supprimé.</translation>
    </message>
    <message>
        <source>Keep what can be read</source>
        <translation>Garder ce qui est lisible</translation>
    </message>
    <message>
        <source>Mend the history</source>
        <translation>Réparer l’historique</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>Lecture de la sauvegarde</translation>
    </message>
    <message>
        <source>The backup is damaged.</source>
        <translation>La sauvegarde est endommagée.</translation>
    </message>
    <message>
        <source>Put this backup in the place of the damaged history?</source>
        <translation>Mettre cette sauvegarde à la place de l’historique endommagé&#xa0;?</translation>
    </message>
    <message>
        <source>The damaged file is set aside as it is, in the backups folder.</source>
        <translation>Le fichier endommagé est mis de côté tel quel, dans le dossier des sauvegardes.</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>Ouvrir une sauvegarde</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>This backup has a passphrase of its own. Type that one.</source>
        <translation>Cette sauvegarde a sa propre phrase secrète. Saisissez celle-là.</translation>
    </message>
    <message>
        <source>It cannot be opened read-only.</source>
        <translation>Il ne peut être ouvert en lecture seule.</translation>
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
        <source>Load options…</source>
        <translation>Options de chargement…</translation>
    </message>
    <message>
        <source>Eject</source>
        <translation>Éjecter</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>Annuler le chargement</translation>
    </message>
    <message>
        <source>Remote endpoint…</source>
        <translation>Serveur distant…</translation>
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
        <source>Missing</source>
        <comment>the file of a model</comment>
        <translation>Manquant</translation>
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
    <message>
        <source>Remote</source>
        <comment>a server answers, not this computer</comment>
        <translation>Distant</translation>
    </message>
</context>
<context>
    <name>ModelShelf</name>
    <message>
        <source>Choose a model…</source>
        <translation>Choisir un modèle…</translation>
    </message>
    <message>
        <source>Reload %1</source>
        <translation>Recharger %1</translation>
    </message>
</context>
<context>
    <name>ModelsPlace</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installés</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>Convertir</translation>
    </message>
    <message>
        <source>Installed (%1)</source>
        <translation>Installés (%1)</translation>
    </message>
    <message>
        <source>A conversion is running.</source>
        <translation>Une conversion est en cours.</translation>
    </message>
    <message>
        <source>Closing the window cancels it. No file is left behind.</source>
        <translation>Fermer la fenêtre l’annule. Aucun fichier ne reste.</translation>
    </message>
    <message>
        <source>Cancel conversion and close</source>
        <translation>Annuler la conversion et fermer</translation>
    </message>
    <message>
        <source>A download is running.</source>
        <translation>Un téléchargement est en cours.</translation>
    </message>
    <message>
        <source>Closing the window pauses it. What arrived is kept and can be resumed.</source>
        <translation>Fermer la fenêtre le met en pause. Ce qui est arrivé est gardé et peut être repris.</translation>
    </message>
    <message>
        <source>Pause the download and close</source>
        <translation>Mettre en pause et fermer</translation>
    </message>
    <message>
        <source>An evaluation is running.</source>
        <translation>Une évaluation est en cours.</translation>
    </message>
    <message>
        <source>Closing the window pauses it. Every item that is done is kept.</source>
        <translation>Fermer la fenêtre la met en pause. Chaque question traitée est conservée.</translation>
    </message>
    <message>
        <source>Pause the run and close</source>
        <translation>Mettre en pause et fermer</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move to folder</source>
        <translation>Déplacer vers un dossier</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Aucun dossier</translation>
    </message>
    <message>
        <source>Top of all folders</source>
        <translation>Au premier niveau</translation>
    </message>
    <message>
        <source>Move %1 chats to</source>
        <translation>Déplacer %1 discussions vers</translation>
    </message>
    <message>
        <source>Move this chat to</source>
        <translation>Déplacer cette discussion vers</translation>
    </message>
    <message>
        <source>Move this folder to</source>
        <translation>Déplacer ce dossier vers</translation>
    </message>
    <message>
        <source>Find a folder, or write a new one</source>
        <translation>Chercher un dossier, ou en écrire un nouveau</translation>
    </message>
    <message>
        <source>Find a folder, or write a new one: Ward/Charts</source>
        <translation>Chercher un dossier, ou en écrire un nouveau&#xa0;: Service/Dossiers</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>New folder “%1”</source>
        <translation>Nouveau dossier «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1 (it is here)</source>
        <translation>%1 (elle est ici)</translation>
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
    <message>
        <source>Network: on (%1)</source>
        <translation>Réseau&#xa0;: actif (%1)</translation>
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
        <source>Check and mend…</source>
        <translation>Vérifier et réparer…</translation>
    </message>
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
        <source>1 chat that lay in the trash is purged, as the settings say.</source>
        <translation>1 discussion de la corbeille est purgée, comme le disent les réglages.</translation>
    </message>
    <message>
        <source>%1 chats that lay in the trash are purged, as the settings say.</source>
        <translation>%1 discussions de la corbeille sont purgées, comme le disent les réglages.</translation>
    </message>
    <message>
        <source>Older backups may still hold their text.</source>
        <translation>Des sauvegardes plus anciennes peuvent encore contenir leur texte.</translation>
    </message>
    <message>
        <source>There is nothing to lock: the history is not encrypted.</source>
        <translation>Il n’y a rien à verrouiller&#xa0;: l’historique n’est pas chiffré.</translation>
    </message>
    <message>
        <source>A passphrase protects it: Settings, Safekeeping.</source>
        <translation>Une phrase secrète le protège&#xa0;: Réglages, Protection.</translation>
    </message>
    <message>
        <source>Open Safekeeping…</source>
        <translation>Ouvrir Protection…</translation>
    </message>
    <message>
        <source>No backup of the history could be written.</source>
        <translation>Aucune sauvegarde de l’historique n’a pu être écrite.</translation>
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
        <source>Choose pack…</source>
        <translation>Choisir un pack…</translation>
    </message>
    <message>
        <source>Use the demo model</source>
        <translation>Utiliser le modèle de démo</translation>
    </message>
    <message>
        <source>A GGUF file, or a field pack. A pack is checked against the hashes in its own list while it is copied.</source>
        <translation>Un fichier GGUF, ou un pack de terrain. Un pack est vérifié d’après les empreintes de sa propre liste pendant la copie.</translation>
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
    <name>Organiser</name>
    <message>
        <source>No chat is chosen.</source>
        <translation>Aucune discussion n’est choisie.</translation>
    </message>
    <message>
        <source>Open one, or select some in the list.</source>
        <translation>Ouvrez-en une, ou sélectionnez-en dans la liste.</translation>
    </message>
    <message>
        <source>%1 chats are pinned.</source>
        <translation>%1 discussions sont épinglées.</translation>
    </message>
    <message>
        <source>%1 chats are no longer pinned.</source>
        <translation>%1 discussions ne sont plus épinglées.</translation>
    </message>
    <message>
        <source>1 chat is in no folder now.</source>
        <translation>1 discussion n’est plus dans aucun dossier.</translation>
    </message>
    <message>
        <source>%1 chats are in no folder now.</source>
        <translation>%1 discussions ne sont plus dans aucun dossier.</translation>
    </message>
    <message>
        <source>1 chat is in “%1”.</source>
        <translation>1 discussion est dans «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>%2 chats are in “%1”.</source>
        <translation>%2 discussions sont dans «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>1 chat has other tags.</source>
        <translation>1 discussion a d’autres étiquettes.</translation>
    </message>
    <message>
        <source>%1 chats have other tags.</source>
        <translation>%1 discussions ont d’autres étiquettes.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (copie)</translation>
    </message>
    <message>
        <source>1 chat was duplicated.</source>
        <translation>1 discussion a été dupliquée.</translation>
    </message>
    <message>
        <source>%1 chats were duplicated.</source>
        <translation>%1 discussions ont été dupliquées.</translation>
    </message>
    <message>
        <source>%1 (branch)</source>
        <translation>%1 (branche)</translation>
    </message>
    <message>
        <source>This chat goes on from here by itself.</source>
        <translation>Cette discussion continue seule à partir d’ici.</translation>
    </message>
    <message>
        <source>The chat that it came from is unchanged.</source>
        <translation>La discussion d’origine est inchangée.</translation>
    </message>
    <message>
        <source>1 chat is back.</source>
        <translation>1 discussion est de retour.</translation>
    </message>
    <message>
        <source>%1 chats are back.</source>
        <translation>%1 discussions sont de retour.</translation>
    </message>
    <message>
        <source>1 chat is in the trash.</source>
        <translation>1 discussion est dans la corbeille.</translation>
    </message>
    <message>
        <source>%1 chats are in the trash.</source>
        <translation>%1 discussions sont dans la corbeille.</translation>
    </message>
</context>
<context>
    <name>Pace</name>
    <message>
        <source>Conversion paused</source>
        <translation>Conversion en pause</translation>
    </message>
    <message>
        <source>Trying the converted file</source>
        <translation>Essai du fichier converti</translation>
    </message>
    <message>
        <source>Converting %1 %</source>
        <translation>Conversion %1 %</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 %</source>
        <translation>%1 sur %2 · %3 %</translation>
    </message>
    <message>
        <source>Cancelling %1</source>
        <translation>Annulation de %1</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>En pause&#xa0;: %1</translation>
    </message>
    <message>
        <source>Reading back %1</source>
        <translation>Relecture de %1</translation>
    </message>
    <message>
        <source>Trying %1</source>
        <translation>Essai de %1</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Écriture de %1</translation>
    </message>
    <message>
        <source>What is on the disk is compared with what was written.</source>
        <translation>Ce qui est sur le disque est comparé à ce qui a été écrit.</translation>
    </message>
    <message>
        <source>It is loaded and asked for a few words.</source>
        <translation>Il est chargé et interrogé pour quelques mots.</translation>
    </message>
    <message>
        <source>Reading the checkpoint</source>
        <translation>Lecture du checkpoint</translation>
    </message>
    <message>
        <source>Checking what an earlier start wrote: tensor %1 of %2</source>
        <translation>Vérification de ce qu’un lancement précédent a écrit&#xa0;: tenseur %1 sur %2</translation>
    </message>
    <message>
        <source>Tensor %1 of %2: %3</source>
        <translation>Tenseur %1 sur %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>%1 · goes on after tensor %2</source>
        <translation>%1 · reprend après le tenseur %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 jusqu’ici</translation>
    </message>
    <message>
        <source>cancel leaves no file behind</source>
        <translation>annuler ne laisse aucun fichier</translation>
    </message>
    <message>
        <source>less than 1 min left at this speed</source>
        <translation>moins de 1 min à cette vitesse</translation>
    </message>
    <message>
        <source>about %1 min left at this speed</source>
        <translation>encore environ %1 min à cette vitesse</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>Write field pack</source>
        <translation>Écrire un paquet de terrain</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Stick</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>In the pack</source>
        <translation>Dans le paquet</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>On the stick</source>
        <translation>Sur la clé</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Example sets</source>
        <translation>Jeux d’exemples</translation>
    </message>
    <message>
        <source>A pack counts only when its manifest is there: a stick pulled out early is refused when it is read. No chat, run or rating goes on the stick.</source>
        <translation>Un paquet ne compte que si sa liste y est&#xa0;: une clé retirée trop tôt est refusée à la lecture. Aucune discussion, évaluation ou note ne va sur la clé.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Also put on it</source>
        <translation>Y mettre aussi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>PackQuestion</name>
    <message>
        <source>Read field pack</source>
        <translation>Lire un paquet de terrain</translation>
    </message>
    <message>
        <source>Its model is checked and copied to this computer; its presets and example sets join yours.</source>
        <translation>Son modèle est vérifié et copié sur cet ordinateur&#xa0;; ses préréglages et ses jeux d’exemples rejoignent les vôtres.</translation>
    </message>
    <message>
        <source>Read the pack</source>
        <translation>Lire le paquet</translation>
    </message>
</context>
<context>
    <name>Packing</name>
    <message>
        <source>No stick found. Another folder…</source>
        <translation>Aucune clé trouvée. Autre dossier…</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Autre dossier…</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>Choose where the pack goes</source>
        <translation>Choisir où va le paquet</translation>
    </message>
    <message>
        <source>None of your own.</source>
        <translation>Aucun de votre main.</translation>
    </message>
    <message>
        <source>%1 of your own, with system text and sampling.</source>
        <translation>%1 de votre main, avec texte système et échantillonnage.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Aucun.</translation>
    </message>
    <message>
        <source>%1, with the texts they were made from.</source>
        <translation>%1, avec les textes dont ils sont faits.</translation>
    </message>
    <message>
        <source>Put a stick in, or choose another folder.</source>
        <translation>Branchez une clé, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>It goes into the folder %1.</source>
        <translation>Il va dans le dossier %1.</translation>
    </message>
    <message>
        <source>An unfinished pack is there. What is right is not written again.</source>
        <translation>Un paquet inachevé s’y trouve. Ce qui est juste n’est pas réécrit.</translation>
    </message>
    <message>
        <source>On FAT32 one file ends at 4.29 GB. The model is split in %1 parts; reading the pack joins and checks them.</source>
        <translation>Sous FAT32, un fichier est limité à 4,29 Go. Le modèle est coupé en %1 parties&#xa0;; la lecture du paquet les réunit et les vérifie.</translation>
    </message>
    <message>
        <source>written last</source>
        <translation>écrit en dernier</translation>
    </message>
    <message>
        <source>Manifest, SHA-256 of every file</source>
        <translation>Liste, SHA-256 de chaque fichier</translation>
    </message>
    <message>
        <source>reading back</source>
        <translation>relecture</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>écriture</translation>
    </message>
    <message>
        <source>read back, equal</source>
        <translation>relu, identique</translation>
    </message>
    <message>
        <source>written</source>
        <translation>écrit</translation>
    </message>
    <message>
        <source>to be written</source>
        <translation>à écrire</translation>
    </message>
    <message>
        <source>1 write · 2 read back and compare · 3 manifest</source>
        <translation>1 écrire · 2 relire et comparer · 3 liste</translation>
    </message>
    <message>
        <source>Cancel removes what was written</source>
        <translation>Annuler retire ce qui a été écrit</translation>
    </message>
    <message>
        <source>The pack was cancelled. What was written is removed.</source>
        <translation>Le paquet a été annulé. Ce qui a été écrit est retiré.</translation>
    </message>
    <message>
        <source>The writing stopped in the middle.</source>
        <translation>L’écriture s’est arrêtée en cours de route.</translation>
    </message>
    <message>
        <source>Its exit status was %1.</source>
        <translation>Son code de sortie était %1.</translation>
    </message>
    <message>
        <source>The field pack is written and read back: %1 in %2.</source>
        <translation>Le paquet de terrain est écrit et relu&#xa0;: %1 dans %2.</translation>
    </message>
    <message>
        <source>Its fingerprint is %1.</source>
        <translation>Son empreinte est %1.</translation>
    </message>
    <message>
        <source>Eject the stick in the desktop before you pull it out.</source>
        <translation>Éjectez la clé dans le bureau avant de la retirer.</translation>
    </message>
</context>
<context>
    <name>Packs</name>
    <message>
        <source>There is no model to write onto a stick.</source>
        <translation>Il n’y a pas de modèle à écrire sur une clé.</translation>
    </message>
    <message>
        <source>Add a model first.</source>
        <translation>Ajoutez d’abord un modèle.</translation>
    </message>
    <message>
        <source>Choose the folder of a field pack</source>
        <translation>Choisir le dossier d’un paquet de terrain</translation>
    </message>
    <message>
        <source>A model is being copied.</source>
        <translation>Un modèle est en cours de copie.</translation>
    </message>
    <message>
        <source>Cancel copying and close</source>
        <translation>Annuler la copie et fermer</translation>
    </message>
    <message>
        <source>Closing the window cancels it. Nothing half-written is left behind.</source>
        <translation>Fermer la fenêtre l’annule. Rien d’à moitié écrit ne reste.</translation>
    </message>
</context>
<context>
    <name>PictureFiles</name>
    <message>
        <source>Name the picture</source>
        <translation>Nommer l’image</translation>
    </message>
    <message>
        <source>The picture was written: %1</source>
        <translation>L’image a été écrite&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>PlaceBar</name>
    <message>
        <source>Back to all chats</source>
        <translation>Revenir à toutes les discussions</translation>
    </message>
    <message>
        <source>What to do with it</source>
        <translation>Que faire avec</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Dossier %1</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Étiquette %1</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Remove tag…</source>
        <translation>Retirer l’étiquette…</translation>
    </message>
    <message>
        <source>New folder inside…</source>
        <translation>Nouveau dossier à l’intérieur…</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <translation>Déplacer vers un dossier…</translation>
    </message>
    <message>
        <source>Delete folder…</source>
        <translation>Supprimer le dossier…</translation>
    </message>
</context>
<context>
    <name>PowerStatus</name>
    <message>
        <source>On battery</source>
        <translation>Sur batterie</translation>
    </message>
    <message>
        <source>On battery, %1 %</source>
        <translation>Sur batterie,&#xa0;%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1: answers with %2</source>
        <translation>%1&#xa0;: réponses avec&#xa0;%2</translation>
    </message>
    <message>
        <source>Runs and conversions pause</source>
        <translation>Évaluations et conversions en pause</translation>
    </message>
    <message>
        <source>Slowed by heat</source>
        <translation>Ralenti par la chaleur</translation>
    </message>
    <message>
        <source>%1 of %2 threads</source>
        <translation>%1 fils sur&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>Previewing</name>
    <message>
        <source>Laying out the report…</source>
        <translation>Mise en page du rapport…</translation>
    </message>
</context>
<context>
    <name>PrintCheckDialog</name>
    <message>
        <source>Print transcript</source>
        <translation>Imprimer la transcription</translation>
    </message>
    <message>
        <source>Looking for identifiers</source>
        <translation>Recherche d’identifiants</translation>
    </message>
    <message>
        <source>Mask and print…</source>
        <translation>Masquer et imprimer…</translation>
    </message>
    <message>
        <source>Print as it is…</source>
        <translation>Imprimer tel quel…</translation>
    </message>
    <message>
        <source>Nothing is printed meanwhile.</source>
        <translation>Rien n’est imprimé pendant ce temps.</translation>
    </message>
    <message>
        <source>Masks stand in their place on paper, the same person always with the same.</source>
        <translation>Des masques les remplacent sur le papier, toujours le même pour la même personne.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>%1 s so far</source>
        <translation>%1 s écoulées</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Attente du serveur</translation>
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
        <source>1 token</source>
        <translation>1 jeton</translation>
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
    <name>Prompts</name>
    <message>
        <source>The prompt is written by the model&apos;s own template.</source>
        <translation>Le prompt est écrit par le gabarit du modèle.</translation>
    </message>
    <message>
        <source>Load a model and write a question to see it.</source>
        <translation>Chargez un modèle et écrivez une question pour le voir.</translation>
    </message>
    <message>
        <source>The model is at work; ask for it again when it has answered.</source>
        <translation>Le modèle travaille&#xa0;; redemandez quand il aura répondu.</translation>
    </message>
    <message>
        <source>Casebook does not know the chat template of %1.</source>
        <translation>Casebook ne connaît pas le gabarit de conversation de %1.</translation>
    </message>
    <message>
        <source>Its catalogue expects the one of %1.</source>
        <translation>Son catalogue attend celui de %1.</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>Window process: %1. Engine process: %2. Network sockets they hold open: %3.</source>
        <translation>Processus de la fenêtre&#xa0;: %1. Processus du moteur&#xa0;: %2. Sockets réseau qu’ils tiennent ouverts&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Network: off</source>
        <translation>Réseau&#xa0;: coupé</translation>
    </message>
    <message>
        <source>Casebook opens no network connection.</source>
        <translation>Casebook n’ouvre aucune connexion réseau.</translation>
    </message>
    <message>
        <source>Download process: %1. Network sockets it holds open: %2.</source>
        <translation>Processus de téléchargement&#xa0;: %1. Connexions réseau qu’il tient ouvertes&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Process of the remote endpoint: %1. Sockets it holds open: %2.</source>
        <translation>Processus du serveur distant&#xa0;: %1. Connexions qu’il tient ouvertes&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Network: %1</source>
        <translation>Réseau&#xa0;: %1</translation>
    </message>
    <message>
        <source>What is connected is so because you asked for it; nothing else is.</source>
        <translation>Ce qui est connecté l’est parce que vous l’avez demandé, et rien d’autre.</translation>
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
    <name>QueryBar</name>
    <message>
        <source>word: %1</source>
        <translation>mot&#xa0;: %1</translation>
    </message>
    <message>
        <source>exact: %1</source>
        <translation>exact&#xa0;: %1</translation>
    </message>
    <message>
        <source>without: %1</source>
        <translation>sans&#xa0;: %1</translation>
    </message>
    <message>
        <source>folder: %1</source>
        <translation>dossier&#xa0;: %1</translation>
    </message>
    <message>
        <source>tag: %1</source>
        <translation>étiquette&#xa0;: %1</translation>
    </message>
    <message>
        <source>title: %1</source>
        <translation>titre&#xa0;: %1</translation>
    </message>
    <message>
        <source>model: %1</source>
        <translation>modèle&#xa0;: %1</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>après le %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>avant le %1</translation>
    </message>
    <message>
        <source>interrupted answers</source>
        <translation>réponses interrompues</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>dans la corbeille</translation>
    </message>
    <message>
        <source>The best %1 places, in %2 of %3 chats</source>
        <translation>Les %1 passages les plus pertinents, dans %2 discussions sur %3</translation>
    </message>
    <message>
        <source>exactly these words</source>
        <translation>exactement ces mots</translation>
    </message>
    <message>
        <source>without a word</source>
        <translation>sans un mot</translation>
    </message>
    <message>
        <source>in a folder</source>
        <translation>dans un dossier</translation>
    </message>
    <message>
        <source>with a tag</source>
        <translation>avec une étiquette</translation>
    </message>
    <message>
        <source>words of the title</source>
        <translation>mots du titre</translation>
    </message>
    <message>
        <source>questions only</source>
        <translation>questions seulement</translation>
    </message>
    <message>
        <source>answers only</source>
        <translation>réponses seulement</translation>
    </message>
    <message>
        <source>by a model</source>
        <translation>d’un modèle</translation>
    </message>
    <message>
        <source>from a day on: 2026-04-01</source>
        <translation>à partir d’un jour&#xa0;: 2026-04-01</translation>
    </message>
    <message>
        <source>before a day: 2026-05</source>
        <translation>avant un jour&#xa0;: 2026-05</translation>
    </message>
    <message>
        <source>answers that were cut</source>
        <translation>réponses coupées</translation>
    </message>
    <message>
        <source>What is searched</source>
        <translation>Ce qui est cherché</translation>
    </message>
    <message>
        <source>Narrow the search…</source>
        <translation>Affiner la recherche…</translation>
    </message>
    <message>
        <source>Show on a page</source>
        <translation>Afficher sur une page</translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>Retirer&#xa0;: %1</translation>
    </message>
    <message>
        <source>Places: %1, in %2 of %3 chats</source>
        <translation>Passages&#xa0;: %1, dans %2 discussions sur %3</translation>
    </message>
    <message>
        <source>The oldest %1 places, in %2 of %3 chats</source>
        <translation>Les %1 passages les plus anciens, dans %2 discussions sur %3</translation>
    </message>
    <message>
        <source>The newest %1 places, in %2 of %3 chats</source>
        <translation>Les %1 passages les plus récents, dans %2 discussions sur %3</translation>
    </message>
    <message>
        <source>from you</source>
        <translation>de vous</translation>
    </message>
    <message>
        <source>from the model</source>
        <translation>du modèle</translation>
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
        <source>Branch from here</source>
        <translation>Créer une branche ici</translation>
    </message>
    <message>
        <source>You, %1</source>
        <translation>Vous, %1</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Take this run out of the queue</source>
        <translation>Retirer cette évaluation de la file</translation>
    </message>
    <message>
        <source>Clear the queue</source>
        <translation>Vider la file</translation>
    </message>
    <message>
        <source>Drag what waits, or Alt+↑↓. One run at a time.</source>
        <translation>Faites glisser ce qui attend, ou Alt+↑↓. Une exécution à la fois.</translation>
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
    <name>Relief</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Load %1, %2</source>
        <translation>Charger&#xa0;%1,&#xa0;%2</translation>
    </message>
    <message>
        <source>a context of %1 tokens</source>
        <translation>un contexte de&#xa0;%1 jetons</translation>
    </message>
    <message>
        <source>its context kept in 8 bits</source>
        <translation>son contexte gardé en 8 bits</translation>
    </message>
    <message>
        <source>weights not mapped</source>
        <translation>les poids non projetés en mémoire</translation>
    </message>
    <message>
        <source>Load with %1</source>
        <translation>Charger avec&#xa0;%1</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Read the report</source>
        <translation>Lire le rapport</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>Save a report, diagnostics, logs</source>
        <translation>Enregistrer un rapport, diagnostic, journaux</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>Enregistrer un rapport…</translation>
    </message>
</context>
<context>
    <name>ReportPreview</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Read the report in a window</source>
        <translation>Lire le rapport dans une fenêtre</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Preview, page %1 of %2</source>
        <translation>Aperçu, page %1 sur %2</translation>
    </message>
    <message>
        <source>Preview, page %1 of the first %2</source>
        <translation>Aperçu, page %1 des %2 premières</translation>
    </message>
    <message>
        <source>Preview, page %1 of %2 so far</source>
        <translation>Aperçu, page %1 sur %2 jusqu’ici</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
</context>
<context>
    <name>ReportRuns</name>
    <message>
        <source>Report of several runs</source>
        <translation>Rapport de plusieurs évaluations</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Exporter le rapport…</translation>
    </message>
    <message>
        <source>Empty the report</source>
        <translation>Vider le rapport</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
</context>
<context>
    <name>ResultDetails</name>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
</context>
<context>
    <name>ResultExportDialog</name>
    <message>
        <source>Export results</source>
        <translation>Exporter les résultats</translation>
    </message>
    <message>
        <source>Report as HTML, one file that loads nothing</source>
        <translation>Rapport en HTML, un fichier qui ne charge rien</translation>
    </message>
    <message>
        <source>Report as PDF, A4</source>
        <translation>Rapport en PDF, A4</translation>
    </message>
    <message>
        <source>Pictures as SVG and PNG</source>
        <translation>Images en SVG et PNG</translation>
    </message>
    <message>
        <source>Items as CSV, one line each</source>
        <translation>Questions en CSV, une ligne chacune</translation>
    </message>
    <message>
        <source>run.json and samples.jsonl, as lm-evaluation-harness names</source>
        <translation>run.json et samples.jsonl, aux noms de lm-evaluation-harness</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>The report carries the notice above, the data set card, the protocol and its hash, the model&apos;s SHA-256, every number with its interval, and the limits.</source>
        <translation>Le rapport porte l’avis ci-dessus, la fiche du jeu, le protocole et son empreinte, le SHA-256 du modèle, chaque nombre avec son intervalle, et les limites.</translation>
    </message>
    <message>
        <source>The files hold the questions of the set, open to anyone with them.</source>
        <translation>Les fichiers contiennent les questions du jeu, lisibles par quiconque les a.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ResultFiles</name>
    <message>
        <source>Choose where the folder is written</source>
        <translation>Choisir où le dossier est écrit</translation>
    </message>
    <message>
        <source>That folder is there already, or is no whole path.</source>
        <translation>Ce dossier existe déjà, ou le chemin n’est pas complet.</translation>
    </message>
    <message>
        <source>Name another one.</source>
        <translation>Nommez-en un autre.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>%1 pieces</source>
        <translation>%1 morceaux</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Arrêté. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>Exporté&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Filter by data set, model or protocol</source>
        <translation>Filtrer par jeu, modèle ou protocole</translation>
    </message>
    <message>
        <source>No run yet.</source>
        <translation>Aucune évaluation.</translation>
    </message>
    <message>
        <source>Finish one in MCQ run, or add the folder of a run from a stick.</source>
        <translation>Terminez-en une dans QCM, ou ajoutez le dossier d’une évaluation depuis une clé.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Évaluations</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Right, 95 %</source>
        <translation>Juste, 95 %</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Comparer à…</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Add to the report</source>
        <translation>Ajouter au rapport</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Add from disk…</source>
        <translation>Ajouter depuis le disque…</translation>
    </message>
    <message>
        <source>Take from the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Hand over as a bundle…</source>
        <translation>Remettre comme lot…</translation>
    </message>
    <message>
        <source>Read a bundle…</source>
        <translation>Lire un lot…</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Remettre</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Supprimer définitivement…</translation>
    </message>
    <message>
        <source>Letters stand for protocol and items together. Only runs with the same letter can be compared.</source>
        <translation>Une lettre désigne protocole et questions ensemble. Seules les évaluations de même lettre peuvent être comparées.</translation>
    </message>
    <message>
        <source>Items of the run</source>
        <translation>Questions de l’évaluation</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>Masse</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>State of the runs</source>
        <translation>État des évaluations</translation>
    </message>
    <message>
        <source>Kind of the runs</source>
        <translation>Genre des évaluations</translation>
    </message>
    <message>
        <source>Protocol of the runs</source>
        <translation>Protocole des évaluations</translation>
    </message>
    <message>
        <source>Which items are shown</source>
        <translation>Questions montrées</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>Taken from the list: %1. The folder stays where it is.</source>
        <translation>Retirée de la liste&#xa0;: %1. Le dossier reste où il est.</translation>
    </message>
    <message>
        <source>A run that is not finished has no report.</source>
        <translation>Une évaluation inachevée n’a pas de rapport.</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <translation>%1 questions sur %2</translation>
    </message>
    <message>
        <source>%1 Only the first %2 are listed.</source>
        <translation>%1 Seules les %2 premières sont listées.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>clé</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>réponse</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Non posée</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Question %1</translation>
    </message>
</context>
<context>
    <name>RunBin</name>
    <message>
        <source>Moved to the trash: %1</source>
        <translation>Mise à la corbeille&#xa0;: %1</translation>
    </message>
    <message>
        <source>Compare leaves it out. State, In the trash shows it again.</source>
        <translation>Comparer l’ignore. État, Dans la corbeille la montre de nouveau.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler l’action</translation>
    </message>
    <message>
        <source>Put back: %1</source>
        <translation>Remise&#xa0;: %1</translation>
    </message>
    <message>
        <source>Delete the run %1 for good?</source>
        <translation>Supprimer définitivement l’évaluation %1&#xa0;?</translation>
    </message>
    <message>
        <source>Its folder goes with every answer in it. This cannot be undone.</source>
        <translation>Son dossier disparaît avec toutes ses réponses. C’est irréversible.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation>Supprimer une évaluation</translation>
    </message>
</context>
<context>
    <name>RunBundles</name>
    <message>
        <source>Choose the folder of the bundle</source>
        <translation>Choisir le dossier du lot</translation>
    </message>
    <message>
        <source>The bundle is being read.</source>
        <translation>Le lot est en cours de lecture.</translation>
    </message>
    <message>
        <source>1 result of the bundle is in the list now.</source>
        <translation>1 résultat du lot est maintenant dans la liste.</translation>
    </message>
    <message>
        <source>%1 results of the bundle are in the list now.</source>
        <translation>%1 résultats du lot sont maintenant dans la liste.</translation>
    </message>
    <message>
        <source>Their runs lie in the folder of the bundle.</source>
        <translation>Leurs évaluations se trouvent dans le dossier du lot.</translation>
    </message>
    <message>
        <source>Choose where the bundle is written</source>
        <translation>Choisir où le lot est écrit</translation>
    </message>
    <message>
        <source>The bundle is being written.</source>
        <translation>Le lot est en cours d’écriture.</translation>
    </message>
    <message>
        <source>Its README says how it is run, and how the results come back.</source>
        <translation>Son fichier README dit comment l’exécuter et comment les résultats reviennent.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>The data set %1 of this run is not at hand.</source>
        <translation>Le jeu de données %1 de cette évaluation n’est pas à portée.</translation>
    </message>
    <message>
        <source>Choose its file.</source>
        <translation>Choisissez son fichier.</translation>
    </message>
    <message>
        <source>Choose the file of %1</source>
        <translation>Choisir le fichier de %1</translation>
    </message>
    <message>
        <source>Another bundle is being worked on. This one is next.</source>
        <translation>Un autre paquet est en cours. Celui-ci vient ensuite.</translation>
    </message>
    <message>
        <source>Other bundles come first. This one is number %1 of those that wait.</source>
        <translation>D’autres paquets passent d’abord. Celui-ci est le numéro&#xa0;%1 de ceux qui attendent.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>Data set card</source>
        <translation>Fiche du jeu de données</translation>
    </message>
</context>
<context>
    <name>RunExamples</name>
    <message>
        <source>No examples</source>
        <translation>Aucun exemple</translation>
    </message>
    <message>
        <source>From what of the set is no test</source>
        <translation>De ce qui n’est pas de test dans le jeu</translation>
    </message>
    <message>
        <source>%1 · v%2</source>
        <translation>%1 · v%2</translation>
    </message>
    <message>
        <source>Examples are items of this set, or nearly: %1.</source>
        <translation>Des exemples sont des éléments de ce jeu, ou presque&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Items left out of the run for that: %1; its record names them.</source>
        <translation>Questions exclues de l’évaluation pour cela&#xa0;: %1&#xa0;; son compte rendu les nomme.</translation>
    </message>
    <message>
        <source>Take other examples to ask every item.</source>
        <translation>Prenez d’autres exemples pour poser tous les éléments.</translation>
    </message>
</context>
<context>
    <name>RunForm</name>
    <message>
        <source>Choose file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Name the fields…</source>
        <translation>Nommer les champs…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>all, or 5; 1, 3, 5 are three runs</source>
        <translation>tous, ou 5&#xa0;; 1, 3, 5 font trois évaluations</translation>
    </message>
    <message>
        <source>as listed, or 1234; 1234, 432, 32 are three</source>
        <translation>comme listé, ou 1234&#xa0;; 1234, 432, 32 en font trois</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Écrire dans</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>How many examples</source>
        <translation>Combien d’exemples</translation>
    </message>
    <message>
        <source>Seeds that draw them</source>
        <translation>Graines qui les tirent</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Interrogé</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>MCQ run</source>
        <translation>QCM</translation>
    </message>
    <message>
        <source>No data set yet.</source>
        <translation>Aucun jeu de données.</translation>
    </message>
    <message>
        <source>Choose a file that is on this computer: MedMCQA, MedQA, PubMedQA, MMLU, or questions of your own (JSON Lines, JSON, CSV). Nothing is fetched.</source>
        <translation>Choisissez un fichier de cet ordinateur&#xa0;: MedMCQA, MedQA, PubMedQA, MMLU, ou vos propres questions (JSON Lines, JSON, CSV). Rien n’est téléchargé.</translation>
    </message>
    <message>
        <source>First item, as the engine reads it</source>
        <translation>Première question, telle que le moteur la lit</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Ajouter à la file</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Arrêter et garder</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Start queue (%1)</source>
        <translation>Lancer la file (%1)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
</context>
<context>
    <name>RunQueue</name>
    <message>
        <source>The queue of runs cannot be read, and begins empty.</source>
        <translation>La file des évaluations ne peut pas être lue et commence vide.</translation>
    </message>
    <message>
        <source>Its file is kept as %1.</source>
        <translation>Son fichier est conservé sous le nom %1.</translation>
    </message>
    <message>
        <source>A run of an earlier start waits in the queue.</source>
        <translation>Une évaluation d’un démarrage précédent attend dans la file.</translation>
    </message>
    <message>
        <source>%1 runs of an earlier start wait in the queue.</source>
        <translation>%1 évaluations d’un démarrage précédent attendent dans la file.</translation>
    </message>
    <message>
        <source>They are paused: nothing runs until you start it.</source>
        <translation>Elles sont en pause&#xa0;: rien ne s’exécute avant que vous ne les lanciez.</translation>
    </message>
    <message>
        <source>Start the queue</source>
        <translation>Lancer la file</translation>
    </message>
    <message>
        <source>Clear the queue</source>
        <translation>Vider la file</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Waiting; its data set is gone</source>
        <translation>En attente&#xa0;; son jeu de données a disparu</translation>
    </message>
    <message>
        <source>Waiting; its model is gone</source>
        <translation>En attente&#xa0;; son modèle a disparu</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>%1, k = %2</source>
        <translation>%1, k = %2</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1, graine %2</translation>
    </message>
    <message>
        <source>%1 is number %2 of %3 that wait now.</source>
        <translation>%1 est maintenant le numéro&#xa0;%2 sur&#xa0;%3 en attente.</translation>
    </message>
    <message>
        <source>1 run was taken out of the queue.</source>
        <translation>1 évaluation a été retirée de la file.</translation>
    </message>
    <message>
        <source>%1 runs were taken out of the queue.</source>
        <translation>%1 évaluations ont été retirées de la file.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler l’action</translation>
    </message>
</context>
<context>
    <name>RunShelf</name>
    <message>
        <source>Choose the folder of a run</source>
        <translation>Choisir le dossier d’une évaluation</translation>
    </message>
</context>
<context>
    <name>RunSubject</name>
    <message>
        <source>No model is chosen.</source>
        <translation>Aucun modèle n’est choisi.</translation>
    </message>
    <message>
        <source>%1. Every item of the run is sent there.</source>
        <translation>%1. Chaque question de l’évaluation y est envoyée.</translation>
    </message>
    <message>
        <source>%1 (remote: %2)</source>
        <translation>%1 (distant&#xa0;: %2)</translation>
    </message>
    <message>
        <source>The remote endpoint cannot be asked here: %1</source>
        <translation>Le serveur distant ne peut pas être interrogé ici&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>SafekeepingPage</name>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>No backup yet. One is written every hour while the window is open.</source>
        <translation>Pas encore de sauvegarde. Il en est écrit une par heure tant que la fenêtre est ouverte.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrite</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Vérifiée</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The history is encrypted.</source>
        <translation>L’historique est chiffré.</translation>
    </message>
    <message>
        <source>The history is not encrypted.</source>
        <translation>L’historique n’est pas chiffré.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>Restaurer depuis un fichier…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Back up to a place…</source>
        <translation>Sauvegarder ailleurs…</translation>
    </message>
    <message>
        <source>Encrypt the history…</source>
        <translation>Chiffrer l’historique…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>Changer la phrase secrète…</translation>
    </message>
    <message>
        <source>Make another recovery code…</source>
        <translation>Créer un autre code de secours…</translation>
    </message>
    <message>
        <source>Erase plain backups…</source>
        <translation>Effacer les sauvegardes en clair…</translation>
    </message>
    <message>
        <source>Remove the encryption…</source>
        <translation>Supprimer le chiffrement…</translation>
    </message>
    <message>
        <source>Chats, drafts and the backups since then open with the passphrase or the recovery code only. Exports, models and settings are not encrypted.</source>
        <translation>Discussions, brouillons et sauvegardes faites depuis ne s’ouvrent qu’avec la phrase secrète ou le code de secours. Exports, modèles et réglages ne sont pas chiffrés.</translation>
    </message>
    <message>
        <source>Whoever has this computer or a backup can read every chat. A passphrase protects them; who loses it and the recovery code loses the history.</source>
        <translation>Quiconque a cet ordinateur ou une sauvegarde peut lire toutes les discussions. Une phrase secrète les protège&#xa0;; qui la perd avec le code de secours perd l’historique.</translation>
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
        <translation>au hasard</translation>
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
    <name>SavedSearchesDialog</name>
    <message>
        <source>Saved searches</source>
        <translation>Recherches enregistrées</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Rename search</source>
        <translation>Renommer la recherche</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nouveau nom</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
</context>
<context>
    <name>SearchHead</name>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation>Chercher partout</translation>
    </message>
    <message>
        <source>Save search…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Recherches enregistrées</translation>
    </message>
    <message>
        <source>Also:</source>
        <translation>Aussi&#xa0;:</translation>
    </message>
    <message>
        <source>Narrow the search</source>
        <translation>Affiner la recherche</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Show or hide the preview</source>
        <translation>Afficher ou masquer l’aperçu</translation>
    </message>
    <message>
        <source>Rename or delete…</source>
        <translation>Renommer ou supprimer…</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>In the trash</source>
        <translation>Dans la corbeille</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nouvelle discussion</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Draft, not sent</source>
        <translation>Brouillon, non envoyé</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>The words are in the title of the chat.</source>
        <translation>Les mots sont dans le titre de la discussion.</translation>
    </message>
    <message>
        <source>The draft is in the field of the chat, as it was left.</source>
        <translation>Le brouillon est dans le champ de la discussion, tel qu’il a été laissé.</translation>
    </message>
    <message>
        <source>version %1 of %2</source>
        <translation>version %1 sur %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>This answer was interrupted.</source>
        <translation>Cette réponse a été interrompue.</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modèle %1</translation>
    </message>
    <message>
        <source>version %1 of %2, not shown now</source>
        <translation>version %1 sur %2, non affichée</translation>
    </message>
    <message>
        <source>in a version not shown now</source>
        <translation>dans une version non affichée</translation>
    </message>
    <message>
        <source>This is version %1. The chat shows another one; Go to message switches.</source>
        <translation>C’est la version %1. La discussion en affiche une autre&#xa0;; «&#xa0;Aller au message&#xa0;» y passe.</translation>
    </message>
    <message>
        <source>The chat shows other versions now; Go to message switches to these.</source>
        <translation>La discussion affiche d’autres versions&#xa0;; «&#xa0;Aller au message&#xa0;» passe à celles-ci.</translation>
    </message>
    <message>
        <source>Go to message</source>
        <translation>Aller au message</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>sélectionnée</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Plus récents d’abord</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Plus anciens d’abord</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>Plus pertinents d’abord</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Recherches enregistrées</translation>
    </message>
</context>
<context>
    <name>SearchPreview</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Go to message</source>
        <translation>Aller au message</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Passage précédent</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Passage suivant</translation>
    </message>
    <message>
        <source>No place is chosen.</source>
        <translation>Aucun passage n’est choisi.</translation>
    </message>
    <message>
        <source>Place %1 of %2</source>
        <translation>Passage %1 sur %2</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>Nothing was found.</source>
        <translation>Rien n’a été trouvé.</translation>
    </message>
    <message>
        <source>Words, words in quotes, and what stands beside “Also:” above.</source>
        <translation>Des mots, des mots entre guillemets, et ce qui suit «&#xa0;Aussi&#xa0;:&#xa0;» ci-dessus.</translation>
    </message>
    <message>
        <source>Search all chats and their older versions.</source>
        <translation>Cherchez dans toutes les discussions et leurs versions antérieures.</translation>
    </message>
    <message>
        <source>Show more places: %1 are listed</source>
        <translation>Afficher plus de passages&#xa0;: %1 sont affichés</translation>
    </message>
    <message>
        <source>titles, messages, older versions, drafts</source>
        <translation>titres, messages, versions antérieures, brouillons</translation>
    </message>
    <message>
        <source>messages, older versions</source>
        <translation>messages, versions antérieures</translation>
    </message>
    <message>
        <source>Searched in the trash alone: %1.</source>
        <translation>Recherche dans la corbeille seule&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Searched: %1; the trash, too.</source>
        <translation>Recherche dans&#xa0;: %1&#xa0;; la corbeille aussi.</translation>
    </message>
    <message>
        <source>Searched: %1; not the trash (%2).</source>
        <translation>Recherche dans&#xa0;: %1&#xa0;; pas la corbeille (%2).</translation>
    </message>
    <message>
        <source>For the best match a word is needed, and at most %1 messages that have it: the newest come first.</source>
        <translation>Pour classer par pertinence, il faut un mot, et au plus %1 messages qui le contiennent&#xa0;: les plus récents viennent d’abord.</translation>
    </message>
    <message>
        <source>Index: %1 messages, complete</source>
        <translation>Index&#xa0;: %1 messages, complet</translation>
    </message>
    <message>
        <source>Index: %1 of %2 messages</source>
        <translation>Index&#xa0;: %1 messages sur %2</translation>
    </message>
    <message>
        <source>Rename chat</source>
        <translation>Renommer la discussion</translation>
    </message>
    <message>
        <source>New title</source>
        <translation>Nouveau titre</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>It took too long and was ended: there may be more.</source>
        <translation>La recherche a duré trop longtemps et a été arrêtée&#xa0;: il peut y en avoir d’autres.</translation>
    </message>
    <message>
        <source>↑↓ places · Space selects · Enter goes</source>
        <translation>↑↓ passages · Espace sélectionne · Entrée y va</translation>
    </message>
</context>
<context>
    <name>SecretDialog</name>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Phrase secrète ou code de secours</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase secrète</translation>
    </message>
    <message>
        <source>New passphrase, once more</source>
        <translation>Nouvelle phrase secrète, encore une fois</translation>
    </message>
    <message>
        <source>Four or more words that nobody would put together are hard to guess.</source>
        <translation>Quatre mots ou plus que personne n’associerait sont difficiles à deviner.</translation>
    </message>
    <message>
        <source>The two new passphrases differ. Type both again.</source>
        <translation>Les deux nouvelles phrases diffèrent. Saisissez-les à nouveau.</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>Ne rien sélectionner</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <translation>Déplacer vers un dossier…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Étiquettes…</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>Épingler ou désépingler</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>Mettre à la corbeille…</translation>
    </message>
    <message>
        <source>%1 chats selected</source>
        <translation>%1 discussions sélectionnées</translation>
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
        <source>Turn on Advanced under General to see more of these settings.</source>
        <translation>Activez Avancé sous Général pour voir d’autres de ces réglages.</translation>
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
        <source>No preset</source>
        <translation>Aucun préréglage</translation>
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
        <source>no shortcut</source>
        <translation>aucun raccourci</translation>
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
        <source>New temporary chat</source>
        <translation>Nouvelle discussion temporaire</translation>
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
        <source>This folder is empty.</source>
        <translation>Ce dossier est vide.</translation>
    </message>
    <message>
        <source>Drag a chat here, or use Move to folder.</source>
        <translation>Faites-y glisser une discussion, ou utilisez Déplacer vers un dossier.</translation>
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
        <source>Nothing found yet for “%1”.</source>
        <translation>Rien trouvé jusqu’ici pour « %1 ».</translation>
    </message>
    <message>
        <source>The search took too long and was ended. More words make it quicker.</source>
        <translation>La recherche durait trop longtemps et a été arrêtée. Plus de mots la rendent plus rapide.</translation>
    </message>
    <message>
        <source>No message contains “%1”.</source>
        <translation>Aucun message ne contient «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Searched 1 chat and its older versions, the trash included.</source>
        <translation>Recherche faite dans 1 discussion et ses versions antérieures, corbeille comprise.</translation>
    </message>
    <message>
        <source>Searched 1 chat and its older versions. The trash is left out.</source>
        <translation>Recherche faite dans 1 discussion et ses versions antérieures. La corbeille est exclue.</translation>
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
        <translation>Inclure la corbeille</translation>
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
    <name>Status</name>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Data folder not reachable</source>
        <translation>Dossier de données injoignable</translation>
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
        <translation>Mémoire %1 sur %2&#xa0;Go</translation>
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
        <source>Casebook connects to the network only for a download or a server that you confirm.</source>
        <translation>Casebook ne se connecte au réseau que pour un téléchargement ou un serveur que vous confirmez.</translation>
    </message>
    <message>
        <source>First start · version %1</source>
        <translation>Premier démarrage · version %1</translation>
    </message>
</context>
<context>
    <name>StickPace</name>
    <message>
        <source>Writing pack %1 %</source>
        <translation>Écriture du paquet %1 %</translation>
    </message>
    <message>
        <source>Reading back %1 %</source>
        <translation>Relecture %1 %</translation>
    </message>
    <message>
        <source>Copying pack %1 %</source>
        <translation>Copie du paquet %1 %</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 %</source>
        <translation>%1 sur %2 · %3 %</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Annulation</translation>
    </message>
    <message>
        <source>Looking at the stick</source>
        <translation>Examen de la clé</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Écriture de %1</translation>
    </message>
    <message>
        <source>Reading back %1</source>
        <translation>Relecture de %1</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>Copie de %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 jusqu’ici</translation>
    </message>
    <message>
        <source>less than 1 min left in this step</source>
        <translation>moins de 1 min pour cette étape</translation>
    </message>
    <message>
        <source>about %1 min left in this step</source>
        <translation>environ %1 min pour cette étape</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Tags of %1 chats</source>
        <translation>Étiquettes de %1 discussions</translation>
    </message>
    <message>
        <source>Tags of this chat</source>
        <translation>Étiquettes de cette discussion</translation>
    </message>
    <message>
        <source>Tags: Space ticks one</source>
        <translation>Étiquettes&#xa0;: Espace en coche une</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Nouvelle étiquette</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Save tags</source>
        <translation>Enregistrer les étiquettes</translation>
    </message>
</context>
<context>
    <name>TemporaryBar</name>
    <message>
        <source>Temporary chat: nothing of it is written to disk.</source>
        <translation>Discussion temporaire&#xa0;: rien n’en est écrit sur le disque.</translation>
    </message>
    <message>
        <source>It is gone when Casebook closes or locks.</source>
        <translation>Elle disparaît quand Casebook se ferme ou se verrouille.</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>Garder cette discussion</translation>
    </message>
</context>
<context>
    <name>TemporaryChats</name>
    <message>
        <source>This chat is not temporary.</source>
        <translation>Cette discussion n’est pas temporaire.</translation>
    </message>
    <message>
        <source>This chat is saved now.</source>
        <translation>Cette discussion est maintenant enregistrée.</translation>
    </message>
    <message>
        <source>It is a chat like any other.</source>
        <translation>C’est une discussion comme les autres.</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Close and let go</source>
        <translation>Fermer et abandonner</translation>
    </message>
    <message>
        <source>There are temporary chats, which this would end.</source>
        <translation>Il y a des discussions temporaires, que cela terminerait.</translation>
    </message>
    <message>
        <source>Keep them, or let them go, and then begin again.</source>
        <translation>Gardez-les ou abandonnez-les, puis recommencez.</translation>
    </message>
    <message>
        <source>This chat is temporary.</source>
        <translation>Cette discussion est temporaire.</translation>
    </message>
    <message>
        <source>Keep it first; then it can be exported, moved, tagged and copied.</source>
        <translation>Gardez-la d’abord&#xa0;; elle peut ensuite être exportée, déplacée, étiquetée et copiée.</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>Garder cette discussion</translation>
    </message>
    <message>
        <source>It is not saved anywhere.</source>
        <translation>Elle n’est enregistrée nulle part.</translation>
    </message>
    <message>
        <source>Temporary chat</source>
        <translation>Discussion temporaire</translation>
    </message>
</context>
<context>
    <name>TokenDialog</name>
    <message>
        <source>Give a token</source>
        <translation>Donner un jeton</translation>
    </message>
    <message>
        <source>%1 is not open to everyone.</source>
        <translation>%1 n’est pas ouvert à tous.</translation>
    </message>
    <message>
        <source>Token of your account</source>
        <translation>Jeton de votre compte</translation>
    </message>
    <message>
        <source>Keep it in this system&apos;s keyring</source>
        <translation>Le garder dans le trousseau de ce système</translation>
    </message>
    <message>
        <source>Otherwise it stays in memory until Casebook is closed. It goes to the hub&apos;s own address and to no other, and is written to no log.</source>
        <translation>Sinon il reste en mémoire jusqu’à la fermeture de Casebook. Il va à la seule adresse du hub et n’est écrit dans aucun journal.</translation>
    </message>
    <message>
        <source>Connect with this token</source>
        <translation>Se connecter avec ce jeton</translation>
    </message>
</context>
<context>
    <name>TokenPanel</name>
    <message>
        <source>Token of the model hub, keyring</source>
        <translation>Jeton du hub de modèles, trousseau</translation>
    </message>
    <message>
        <source>Look in the keyring</source>
        <translation>Regarder dans le trousseau</translation>
    </message>
    <message>
        <source>Forget the token</source>
        <translation>Oublier le jeton</translation>
    </message>
    <message>
        <source>Token of the model hub</source>
        <translation>Jeton du hub de modèles</translation>
    </message>
    <message>
        <source>A token is kept only if you wanted that, in this system&apos;s keyring.</source>
        <translation>Un jeton n’est gardé que si vous l’avez voulu, dans le trousseau de ce système.</translation>
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
        <translation>Discussion</translation>
    </message>
</context>
<context>
    <name>TrashBar</name>
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
    <message>
        <source>What is here stays until you purge it.</source>
        <translation>Ce qui est ici reste jusqu’à ce que vous le purgiez.</translation>
    </message>
    <message>
        <source>After %1 days here a chat is purged at the next start (Settings).</source>
        <translation>Après %1 jours ici, une discussion est purgée au démarrage suivant (Réglages).</translation>
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
    <name>Trials</name>
    <message>
        <source>%1 · trying</source>
        <translation>%1 · à l’essai</translation>
    </message>
    <message>
        <source>%1 · trying, %2 %</source>
        <translation>%1 · à l’essai, %2&#xa0;%</translation>
    </message>
</context>
<context>
    <name>TypeTable</name>
    <message>
        <source>Types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Ce que c’est</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Fichier à écrire</translation>
    </message>
    <message>
        <source>Memory to run</source>
        <translation>Mémoire requise</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Of %1</source>
        <comment>a type&apos;s name</comment>
        <translation>De %1</translation>
    </message>
</context>
<context>
    <name>UnpackDialog</name>
    <message>
        <source>Read field pack</source>
        <translation>Lire un paquet de terrain</translation>
    </message>
    <message>
        <source>Every file is compared with the SHA-256 in the pack, copied to this computer, and compared again there. Nothing is used from the stick.</source>
        <translation>Chaque fichier est comparé au SHA-256 du paquet, copié sur cet ordinateur, et comparé de nouveau. Rien n’est utilisé depuis la clé.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>Unpacking</name>
    <message>
        <source>1 check and copy · 2 read the copy back</source>
        <translation>1 vérifier et copier · 2 relire la copie</translation>
    </message>
    <message>
        <source>Cancel removes what was copied</source>
        <translation>Annuler retire ce qui a été copié</translation>
    </message>
    <message>
        <source>The pack was not read. What was copied is removed.</source>
        <translation>Le paquet n’a pas été lu. Ce qui a été copié est retiré.</translation>
    </message>
    <message>
        <source>Its exit status was %1.</source>
        <translation>Son code de sortie était %1.</translation>
    </message>
    <message>
        <source>Read the pack again: what was copied is checked and kept.</source>
        <translation>Lisez le paquet de nouveau&#xa0;: ce qui a été copié est vérifié et gardé.</translation>
    </message>
    <message>
        <source>The reading stopped in the middle.</source>
        <translation>La lecture s’est arrêtée en cours de route.</translation>
    </message>
    <message>
        <source>From the field pack: %1, %2. Every file is the one that was written.</source>
        <translation>Du paquet de terrain&#xa0;: %1, %2. Chaque fichier est celui qui a été écrit.</translation>
    </message>
    <message>
        <source>%1, %2, is in the library already; nothing was copied.</source>
        <translation>%1, %2, est déjà dans la bibliothèque&#xa0;; rien n’a été copié.</translation>
    </message>
    <message>
        <source>Its fingerprint is %1.</source>
        <translation>Son empreinte est %1.</translation>
    </message>
    <message>
        <source>1 preset was added.</source>
        <translation>1 préréglage a été ajouté.</translation>
    </message>
    <message>
        <source>%1 presets were added.</source>
        <translation>%1 préréglages ont été ajoutés.</translation>
    </message>
    <message>
        <source>1 example set was added.</source>
        <translation>1 jeu d’exemples a été ajouté.</translation>
    </message>
    <message>
        <source>%1 example sets were added.</source>
        <translation>%1 jeux d’exemples ont été ajoutés.</translation>
    </message>
    <message>
        <source>Load it now</source>
        <translation>Le charger maintenant</translation>
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
    <name>Verifying</name>
    <message>
        <source>Verifying %1, %2 %</source>
        <translation>Vérification de %1, %2&#xa0;%</translation>
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
    <name>Waiting</name>
    <message>
        <source>Do not send it</source>
        <translation>Ne pas l’envoyer</translation>
    </message>
</context>
<context>
    <name>WayBack</name>
    <message>
        <source>Undo</source>
        <translation>Annuler l’action</translation>
    </message>
</context>
<context>
    <name>Window</name>
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
</context>
<context>
    <name>_DownloadCard</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>Annuler…</translation>
    </message>
    <message>
        <source>Remove what arrived…</source>
        <translation>Retirer ce qui est arrivé…</translation>
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
    <name>_Foot</name>
    <message>
        <source>Convert</source>
        <translation>Convertir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>Network: off</source>
        <translation>Réseau&#xa0;: coupé</translation>
    </message>
</context>
<context>
    <name>_Head</name>
    <message>
        <source>Show or hide details</source>
        <translation>Afficher ou masquer les détails</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>Casebook never looks for a newer version by itself. To check, compare this version with the one where you got it. A newer one opens these chats; before it changes how they are kept it makes a backup. An older one then refuses them and changes nothing.</source>
        <translation>Casebook ne cherche jamais de version plus récente de lui-même. Pour vérifier, comparez cette version avec celle de l’endroit où vous l’avez obtenue. Une version plus récente ouvre ces discussions&#xa0;; avant de changer la façon dont elles sont conservées, elle fait une sauvegarde. Une version plus ancienne les refuse alors et ne change rien.</translation>
    </message>
    <message>
        <source>The licences of everything inside are listed in %1.</source>
        <translation>Les licences de tout ce qui est à l’intérieur sont énumérées dans %1.</translation>
    </message>
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
    <name>backups</name>
    <message>
        <source>1 chat</source>
        <translation>1 discussion</translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation>%1 discussions</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 message</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 messages</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>how many chats, how many messages</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>en clair</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>chiffrée</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Contient</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Dernier message</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>What was written after that backup is not in it.</source>
        <translation>Ce qui a été écrit après cette sauvegarde n’y est pas.</translation>
    </message>
    <message>
        <source>After that the passphrase of the backup opens the history.</source>
        <translation>Ensuite, c’est la phrase secrète de la sauvegarde qui ouvre l’historique.</translation>
    </message>
    <message>
        <source>The backup is plain; restored it is encrypted as the history is.</source>
        <translation>La sauvegarde est en clair&#xa0;; restaurée, elle est chiffrée comme l’historique.</translation>
    </message>
</context>
<context>
    <name>checkpoint</name>
    <message>
        <source>the checkpoint&apos;s own precision</source>
        <translation>la précision du checkpoint lui-même</translation>
    </message>
    <message>
        <source>32 bits, twice as large as needed</source>
        <translation>32 bits, deux fois plus que nécessaire</translation>
    </message>
    <message>
        <source>16 bits, finer, of a narrow range</source>
        <translation>16 bits, plus fin, plage étroite</translation>
    </message>
    <message>
        <source>16 bits, coarser, of a wide range</source>
        <translation>16 bits, moins fin, plage large</translation>
    </message>
    <message>
        <source>8 bits, one scale for 32 weights</source>
        <translation>8 bits, une échelle pour 32 poids</translation>
    </message>
    <message>
        <source>6 bits</source>
        <translation>6 bits</translation>
    </message>
    <message>
        <source>5 bits, some tensors Q6_K</source>
        <translation>5 bits, certains tenseurs Q6_K</translation>
    </message>
    <message>
        <source>4 bits, some tensors Q6_K</source>
        <translation>4 bits, certains tenseurs Q6_K</translation>
    </message>
    <message>
        <source>4 bits, few tensors Q5_K</source>
        <translation>4 bits, quelques tenseurs Q5_K</translation>
    </message>
    <message>
        <source>4 bits, embedding or output Q6_K</source>
        <translation>4 bits, plongement ou sortie Q6_K</translation>
    </message>
    <message>
        <source>4 bits, table-coded</source>
        <translation>4 bits, codé par table</translation>
    </message>
    <message>
        <source>%1 tensors in %2 files</source>
        <translation>%1 tenseurs dans %2 fichiers</translation>
    </message>
    <message>
        <source>%1 tensors in 1 file</source>
        <translation>%1 tenseurs dans 1 fichier</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 paramètres</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 couches</translation>
    </message>
    <message>
        <source>every header checked</source>
        <translation>chaque en-tête vérifié</translation>
    </message>
    <message>
        <source>no licence named</source>
        <translation>aucune licence indiquée</translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation>licence&#xa0;: %1</translation>
    </message>
    <message>
        <source>made from %1</source>
        <translation>issu de %1</translation>
    </message>
    <message>
        <source>context of %1 tokens</source>
        <translation>contexte de %1 jetons</translation>
    </message>
    <message>
        <source>with a chat template</source>
        <translation>avec un gabarit de conversation</translation>
    </message>
    <message>
        <source>without a chat template: Casebook&apos;s plain one is used</source>
        <translation>sans gabarit de conversation&#xa0;: celui de Casebook, simple, est utilisé</translation>
    </message>
    <message>
        <source>%1, exactly %2 bytes</source>
        <translation>%1, exactement %2 octets</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Memory to run = weights + context of %1 tokens + what the engine works with. This computer: %2, of which %3 are free now.</source>
        <translation>Mémoire requise = poids + contexte de %1 jetons + mémoire de travail du moteur. Cet ordinateur&#xa0;: %2, dont %3 libres en ce moment.</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>one file is enough: below 4.29 GB</source>
        <translation>un seul fichier suffit&#xa0;: moins de 4,29&#xa0;Go</translation>
    </message>
    <message>
        <source>too large: one file there ends at 4.29 GB</source>
        <translation>trop grand&#xa0;: un fichier y finit à 4,29&#xa0;Go</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 octets</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Écrire dans</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>FAT32 stick</source>
        <translation>Clé FAT32</translation>
    </message>
    <message>
        <source>Extra space</source>
        <translation>Espace en plus</translation>
    </message>
    <message>
        <source>none: no intermediate file</source>
        <translation>aucun&#xa0;: pas de fichier intermédiaire</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
</context>
<context>
    <name>command</name>
    <message>
        <source>New chat</source>
        <translation>Nouvelle discussion</translation>
    </message>
    <message>
        <source>New temporary chat</source>
        <translation>Nouvelle discussion temporaire</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>Garder cette discussion</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation>Chercher partout</translation>
    </message>
    <message>
        <source>Search on a page</source>
        <translation>Chercher sur une page</translation>
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
        <source>Move to folder…</source>
        <translation>Déplacer vers un dossier…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Étiquettes…</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Nouveau dossier…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>Mettre à la corbeille…</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Verrouiller</translation>
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
        <source>Check for identifiers, on or off</source>
        <translation>Recherche d’identifiants&#xa0;: activer ou désactiver</translation>
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
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>Ajouter un fichier de modèle…</translation>
    </message>
    <message>
        <source>Convert a checkpoint…</source>
        <translation>Convertir un checkpoint…</translation>
    </message>
    <message>
        <source>Read a field pack…</source>
        <translation>Lire un paquet de terrain…</translation>
    </message>
    <message>
        <source>Write a field pack…</source>
        <translation>Écrire un paquet de terrain…</translation>
    </message>
    <message>
        <source>Models folder…</source>
        <translation>Dossier des modèles…</translation>
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
        <source>Load options…</source>
        <translation>Options de chargement…</translation>
    </message>
    <message>
        <source>Hardware…</source>
        <translation>Matériel…</translation>
    </message>
    <message>
        <source>MCQ run</source>
        <translation>QCM</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
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
    <name>compare</name>
    <message>
        <source>%1 items</source>
        <translation>%1 questions</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>pas terminée</translation>
    </message>
    <message>
        <source>other items</source>
        <translation>autres questions</translation>
    </message>
    <message>
        <source>other protocol</source>
        <translation>autre protocole</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>%1 right</source>
        <translation>%1 juste</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Holm %1</source>
        <translation>Holm %1</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>95th %1</source>
        <translation>95e %1</translation>
    </message>
    <message>
        <source>worked out from rounded numbers</source>
        <translation>calculé à partir de nombres arrondis</translation>
    </message>
    <message>
        <source>the model of these runs</source>
        <translation>le modèle de ces évaluations</translation>
    </message>
    <message>
        <source>Mean of three</source>
        <translation>Moyenne des trois</translation>
    </message>
    <message>
        <source>with the chat template</source>
        <translation>avec le gabarit de conversation</translation>
    </message>
    <message>
        <source>no chat template</source>
        <translation>sans gabarit de conversation</translation>
    </message>
    <message>
        <source>These runs: %1, %2 examples, %3, %4 of %5 items, files of type %6.</source>
        <translation>Ces évaluations&#xa0;: %1, %2 exemples, %3, %4 questions sur %5, fichiers de type %6.</translation>
    </message>
    <message>
        <source>The report of %1: %2</source>
        <translation>La publication de %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Figures from other prompts or examples are not comparable with these.</source>
        <translation>Des chiffres obtenus avec d’autres invites ou exemples ne sont pas comparables à ceux-ci.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Jeu</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>Comparaisons</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>Même réponse</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Laissées de côté</translation>
    </message>
    <message>
        <source>Model licence</source>
        <translation>Licence du modèle</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha</source>
        <translation>Alpha de Krippendorff</translation>
    </message>
    <message>
        <source>not defined: no two answers differ</source>
        <translation>non défini&#xa0;: il n’y a pas deux réponses différentes</translation>
    </message>
    <message>
        <source>%1 (bootstrap %2), all runs, nominal, %3 of %4 items alike</source>
        <translation>%1 (bootstrap&#xa0;%2), toutes les exécutions, nominal,&#xa0;%3 questions sur&#xa0;%4 identiques</translation>
    </message>
    <message>
        <source>All items (micro)</source>
        <translation>Toutes les questions (micro)</translation>
    </message>
    <message>
        <source>Mean of sets (macro)</source>
        <translation>Moyenne des jeux (macro)</translation>
    </message>
</context>
<context>
    <name>dialog</name>
    <message>
        <source>Open the history</source>
        <translation>Ouvrir l’historique</translation>
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
    <message>
        <source>Choose the folder of a checkpoint</source>
        <translation>Choisir le dossier d’un checkpoint</translation>
    </message>
    <message>
        <source>Name the file to write</source>
        <translation>Nommer le fichier à écrire</translation>
    </message>
    <message>
        <source>Choose a file of chats</source>
        <translation>Choisir un fichier de discussions</translation>
    </message>
    <message>
        <source>Chats (*.json *.jsonl *.zip);;All files (*)</source>
        <translation>Discussions (*.json *.jsonl *.zip);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Choisir une sauvegarde</translation>
    </message>
    <message>
        <source>Backups (*.sqlite3);;All files (*)</source>
        <translation>Sauvegardes (*.sqlite3);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Print transcript</source>
        <translation>Imprimer la transcription</translation>
    </message>
</context>
<context>
    <name>download</name>
    <message>
        <source>Paused: %1</source>
        <translation>En pause&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 %</source>
        <translation>%1 sur %2 · %3 %</translation>
    </message>
</context>
<context>
    <name>errand</name>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>The history that is open now is whole.</source>
        <translation>L’historique ouvert maintenant est intact.</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>Restauration de la sauvegarde</translation>
    </message>
    <message>
        <source>Encrypting the history</source>
        <translation>Chiffrement de l’historique</translation>
    </message>
    <message>
        <source>Removing the encryption</source>
        <translation>Suppression du chiffrement</translation>
    </message>
    <message>
        <source>Keeping what can be read</source>
        <translation>Récupération de ce qui est lisible</translation>
    </message>
    <message>
        <source>It is written into a new history beside the damaged one. Cancel changes nothing.</source>
        <translation>Cela est écrit dans un nouvel historique à côté de celui endommagé. Annuler ne change rien.</translation>
    </message>
    <message>
        <source>The history in use is kept as a backup first. Cancel leaves it in use.</source>
        <translation>L’historique en usage est d’abord sauvegardé. Annuler le laisse en usage.</translation>
    </message>
    <message>
        <source>The history is written anew beside the old one, compared with it, and takes its place in one step. Cancel leaves the one or the other, whole.</source>
        <translation>L’historique est réécrit à côté de l’ancien, comparé à lui, et prend sa place d’un seul coup. Annuler laisse l’un ou l’autre, intact.</translation>
    </message>
    <message>
        <source>Its encrypted backups keep their keys beside them.</source>
        <translation>Ses sauvegardes chiffrées gardent leurs clés à côté d’elles.</translation>
    </message>
    <message>
        <source>The history is not encrypted any more.</source>
        <translation>L’historique n’est plus chiffré.</translation>
    </message>
    <message>
        <source>Backups from before that anyone can read: %1.</source>
        <translation>Sauvegardes d’avant, lisibles par tous&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Restored: %1.</source>
        <translation>Restauré&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Nothing in the history is damaged.</source>
        <translation>Rien n’est endommagé dans l’historique.</translation>
    </message>
    <message>
        <source>It was left as it is.</source>
        <translation>Il a été laissé tel quel.</translation>
    </message>
    <message>
        <source>Kept: %1.</source>
        <translation>Gardé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Erase them in Settings, Safekeeping.</source>
        <translation>Effacez-les dans Réglages, Protection.</translation>
    </message>
    <message>
        <source>The history is encrypted.</source>
        <translation>L’historique est chiffré.</translation>
    </message>
    <message>
        <source>The history that was in use before is kept as %1.</source>
        <translation>L’historique qui était en usage est conservé sous %1.</translation>
    </message>
    <message>
        <source>The history that could not be read lies unchanged in %1.</source>
        <translation>L’historique illisible est resté inchangé dans %1.</translation>
    </message>
</context>
<context>
    <name>evaluate</name>
    <message>
        <source>Evaluate</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>MCQ run</source>
        <translation>QCM</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
</context>
<context>
    <name>evaluation</name>
    <message>
        <source>The key of %1 items counts from 1 (the original).</source>
        <translation>La clé de %1 questions compte à partir de 1 (l’original).</translation>
    </message>
    <message>
        <source>The key of %1 items counts from 0 (a copy).</source>
        <translation>La clé de %1 questions compte à partir de 0 (une copie).</translation>
    </message>
    <message>
        <source>%1 items are of the kind “multi” and have one key.</source>
        <translation>%1 questions sont du type «&#xa0;multi&#xa0;» et n’ont qu’une clé.</translation>
    </message>
    <message>
        <source>%1 items have the same text for two options.</source>
        <translation>%1 questions ont le même texte pour deux options.</translation>
    </message>
    <message>
        <source>%1 questions contain line breaks.</source>
        <translation>%1 énoncés contiennent des sauts de ligne.</translation>
    </message>
    <message>
        <source>%1 items repeat an earlier question and its options.</source>
        <translation>%1 questions répètent un énoncé précédent avec ses options.</translation>
    </message>
    <message>
        <source>%1 items have stray quotes or line breaks in options.</source>
        <translation>%1 questions ont des guillemets ou sauts de ligne égarés dans leurs options.</translation>
    </message>
    <message>
        <source>%1 questions mention a picture that is not there.</source>
        <translation>%1 énoncés mentionnent une image absente.</translation>
    </message>
    <message>
        <source>%1 items contain line breaks in quoted fields.</source>
        <translation>%1 questions contiennent des sauts de ligne dans des champs entre guillemets.</translation>
    </message>
    <message>
        <source>%1 items are no test items; only they may be examples.</source>
        <translation>%1 questions ne sont pas du test&#xa0;; elles seules peuvent servir d’exemples.</translation>
    </message>
    <message>
        <source>No list of test items: all %1 are scored, and none may be an example.</source>
        <translation>Pas de liste des questions de test&#xa0;: les %1 sont notées, aucune ne peut servir d’exemple.</translation>
    </message>
    <message>
        <source>%1 items have no year.</source>
        <translation>%1 questions n’ont pas d’année.</translation>
    </message>
    <message>
        <source>%1 items come with their conclusion, which is never part of a prompt.</source>
        <translation>%1 questions sont livrées avec leur conclusion, qui n’entre jamais dans un prompt.</translation>
    </message>
    <message>
        <source>The options together hold %1 % of the probability: the model does not answer in this form, and the accuracy says nothing about what it knows.</source>
        <translation>Les options réunies ne portent que %1&#xa0;% de la probabilité&#xa0;: le modèle ne répond pas sous cette forme, et l’exactitude ne dit rien de ce qu’il sait.</translation>
    </message>
    <message>
        <source>The interval includes chance (%1 %): nothing shows that the model knows more.</source>
        <translation>L’intervalle contient le hasard (%1&#xa0;%)&#xa0;: rien ne montre que le modèle en sache davantage.</translation>
    </message>
    <message>
        <source>The accuracy is not above always answering %1 (%2 %) in this sample.</source>
        <translation>L’exactitude ne dépasse pas celle de répondre toujours %1 (%2&#xa0;%) dans cet échantillon.</translation>
    </message>
    <message>
        <source>The interval includes what always answering %1 would get (%2 %): it is not shown to do better.</source>
        <translation>L’intervalle comprend ce qu’obtiendrait qui répond toujours&#xa0;%1 (%2&#xa0;%)&#xa0;: rien ne montre qu’il fait mieux.</translation>
    </message>
    <message>
        <source>No answer could be read in %1 % of the items; they count as wrong.</source>
        <translation>Aucune réponse n’a pu être lue dans %1&#xa0;% des questions&#xa0;; elles comptent comme fausses.</translation>
    </message>
    <message>
        <source>The model chose %1 in %2 % of the items, whatever was asked.</source>
        <translation>Le modèle a choisi %1 dans %2&#xa0;% des questions, quoi qu’on lui demande.</translation>
    </message>
    <message>
        <source>Of %1 trivial questions it got %2 right, and was scored all the same: what follows may be chance, or a broken file.</source>
        <translation>Sur&#xa0;%1 questions triviales, il en a eu&#xa0;%2 justes, et a été évalué quand même&#xa0;: ce qui suit peut être le hasard, ou un fichier endommagé.</translation>
    </message>
    <message>
        <source>Of %1 trivial questions in the asked form it got %2 right, though it knows what is trivial by its words: what follows may be chance.</source>
        <translation>Sur&#xa0;%1 questions triviales posées dans cette forme, il en a eu&#xa0;%2 justes, alors qu’il connaît les réponses en toutes lettres&#xa0;: ce qui suit peut être le hasard.</translation>
    </message>
    <message>
        <source>p is adjusted for %1 comparisons (Holm); each interval is of its comparison alone.</source>
        <translation>p est ajusté pour %1 comparaisons (Holm)&#xa0;; chaque intervalle vaut pour sa seule comparaison.</translation>
    </message>
    <message>
        <source>%1 is better than %2 on these %3 items by %4 points (%5 to %6); were both equally good, a difference at least as large would come with p = %7.</source>
        <translation>%1 est meilleur que&#xa0;%2 sur ces&#xa0;%3 questions, de&#xa0;%4 points (%5 à&#xa0;%6)&#xa0;; si les deux se valaient, un écart au moins aussi grand viendrait avec p =&#xa0;%7.</translation>
    </message>
    <message>
        <source>These %1 items do not tell %2 and %3 apart: %2 minus %3 is %4 points (%5 to %6), p = %7. That does not show that they are equal.</source>
        <translation>Ces&#xa0;%1 questions ne départagent pas&#xa0;%2 et&#xa0;%3&#xa0;:&#xa0;%2 moins&#xa0;%3 fait&#xa0;%4 points (%5 à&#xa0;%6), p =&#xa0;%7. Cela ne montre pas qu’ils se valent.</translation>
    </message>
    <message>
        <source>With %1 items and %2 % of them discordant, differences below %3 points cannot be detected (80 % power, two-sided 5 %).</source>
        <translation>Avec&#xa0;%1 questions dont&#xa0;%2&#xa0;% discordantes, un écart de moins de&#xa0;%3 points ne peut pas être décelé (puissance 80&#xa0;%, seuil bilatéral 5&#xa0;%).</translation>
    </message>
    <message>
        <source>With %1 items and %2 % of them discordant, no difference at all could be detected.</source>
        <translation>Avec %1 questions dont %2&#xa0;% discordantes, aucune différence ne pourrait être décelée.</translation>
    </message>
    <message>
        <source>%1 items cannot support a claim of %2 points in either direction.</source>
        <translation>%1 questions ne peuvent pas appuyer une affirmation de %2 points, ni dans un sens ni dans l’autre.</translation>
    </message>
    <message>
        <source>A difference of %2 points would show in four of five samples of %1 such items.</source>
        <translation>Un écart de&#xa0;%2 points se verrait dans quatre échantillons sur cinq de&#xa0;%1 questions de ce genre.</translation>
    </message>
    <message>
        <source>%1 got trivial questions wrong before it was scored: what is compared may be chance.</source>
        <translation>%1 s’est trompé sur des questions triviales avant d’être évalué&#xa0;: ce qui est comparé peut être le hasard.</translation>
    </message>
    <message>
        <source>No difference is shown, and yet %1 % of the predictions are others: equal accuracy is not equal answers.</source>
        <translation>Aucune différence n’apparaît, et pourtant %1&#xa0;% des prédictions sont autres&#xa0;: une même exactitude n’est pas les mêmes réponses.</translation>
    </message>
    <message>
        <source>Differences of the mean of these sets below %1 points cannot be detected (80 % power, two-sided 5 %).</source>
        <translation>Un écart de la moyenne de ces jeux inférieur à&#xa0;%1 points ne peut pas être décelé (puissance 80&#xa0;%, seuil bilatéral 5&#xa0;%).</translation>
    </message>
    <message>
        <source>The mean of these sets cannot support a claim of %1 points in either direction.</source>
        <translation>La moyenne de ces jeux ne peut pas appuyer une affirmation de %1 points, ni dans un sens ni dans l’autre.</translation>
    </message>
    <message>
        <source>A difference of %1 points would show in the mean of four of five samples like these sets.</source>
        <translation>Un écart de&#xa0;%1 points se verrait dans la moyenne de quatre échantillons sur cinq comme ces jeux.</translation>
    </message>
    <message>
        <source>%1 items that are there twice count once among all items; the interval of the mean allows for those that two sets share.</source>
        <translation>%1 questions présentes deux fois comptent une fois parmi toutes les questions&#xa0;; l’intervalle de la moyenne tient compte de celles que deux jeux partagent.</translation>
    </message>
</context>
<context>
    <name>examples</name>
    <message>
        <source>The question is empty.</source>
        <translation>La question est vide.</translation>
    </message>
    <message>
        <source>The answer is empty.</source>
        <translation>La réponse est vide.</translation>
    </message>
    <message>
        <source>Write %1 to %2 options, or none.</source>
        <translation>Écrivez %1 à %2 options, ou aucune.</translation>
    </message>
    <message>
        <source>The answer is none of the options: write its letter.</source>
        <translation>La réponse n’est aucune des options&#xa0;: écrivez sa lettre.</translation>
    </message>
    <message>
        <source>1 example was taken from %1.</source>
        <translation>1 exemple a été pris de %1.</translation>
    </message>
    <message>
        <source>%1 examples were taken from %2.</source>
        <translation>%1 exemples ont été pris de %2.</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>at most %1 tokens</source>
        <translation>au plus %1 jetons</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>Correspondance exacte</translation>
    </message>
    <message>
        <source>Near match</source>
        <translation>Correspondance proche</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Aucune correspondance</translation>
    </message>
    <message>
        <source>Same question and options as item %1 of %2. Runs on that set leave that item out.</source>
        <translation>Même question et mêmes options que l’élément %1 de %2. Les évaluations sur ce jeu excluent cet élément.</translation>
    </message>
    <message>
        <source>Nearly item %1 of %2 (%3 % of its words). Runs on that set leave that item out.</source>
        <translation>Presque l’élément %1 de %2 (%3 % de ses mots). Les évaluations sur ce jeu excluent cet élément.</translation>
    </message>
    <message>
        <source>1 chat</source>
        <translation>1 discussion</translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation>%1 discussions</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 évaluation</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 évaluations</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>AI-generated, unverified</source>
        <translation>Généré par IA, non vérifié</translation>
    </message>
    <message>
        <source>Casebook transcript</source>
        <translation>Transcription de Casebook</translation>
    </message>
    <message>
        <source>Masked: what looked like an identifier was replaced, e.g. by [NAME 1]. The check misses things.</source>
        <translation>Masqué&#xa0;: ce qui ressemblait à un identifiant a été remplacé, p. ex. par [NAME 1]. Ce contrôle laisse passer des choses.</translation>
    </message>
    <message>
        <source>This file is plain text, open to anyone.</source>
        <translation>Ce fichier est en clair, lisible par tous.</translation>
    </message>
    <message>
        <source>JSON is the lossless export; hidden characters are shown as marks here.</source>
        <translation>L’export JSON est le seul sans perte&#xa0;; ici, les caractères cachés sont montrés par des marques.</translation>
    </message>
    <message>
        <source>Only the versions that were shown are in it.</source>
        <translation>Il ne contient que les versions affichées.</translation>
    </message>
    <message>
        <source>The system texts were left out.</source>
        <translation>Les textes système n’y sont pas.</translation>
    </message>
    <message>
        <source>Exported, UTC</source>
        <translation>Exporté, UTC</translation>
    </message>
    <message>
        <source>Exported, local time</source>
        <translation>Exporté, heure locale</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Fait par</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Audit trail, last event</source>
        <translation>Piste d’audit, dernier évènement</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Begun, UTC</source>
        <translation>Début, UTC</translation>
    </message>
    <message>
        <source>Last change, UTC</source>
        <translation>Dernier changement, UTC</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>Texte système</translation>
    </message>
    <message>
        <source>Untitled chat</source>
        <translation>Discussion sans titre</translation>
    </message>
    <message>
        <source>Versions that are not shown begin here.</source>
        <translation>Ici commencent les versions non affichées.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Unknown model</source>
        <translation>Modèle inconnu</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>message %1</translation>
    </message>
    <message>
        <source>after message %1</source>
        <translation>après le message %1</translation>
    </message>
    <message>
        <source>version %1 of %2</source>
        <translation>version %1 sur %2</translation>
    </message>
    <message>
        <source>Edited: earlier versions are kept.</source>
        <translation>Modifié&#xa0;: les versions antérieures sont gardées.</translation>
    </message>
    <message>
        <source>Not complete: it was being written.</source>
        <translation>Incomplet&#xa0;: en cours d’écriture.</translation>
    </message>
    <message>
        <source>Not complete: it was stopped.</source>
        <translation>Incomplet&#xa0;: arrêté.</translation>
    </message>
    <message>
        <source>Not complete: it was interrupted.</source>
        <translation>Incomplet&#xa0;: interrompu.</translation>
    </message>
    <message>
        <source>No answer: the call failed.</source>
        <translation>Pas de réponse&#xa0;: l’appel a échoué.</translation>
    </message>
    <message>
        <source>Imported from %1: it was not made here.</source>
        <translation>Importé de %1&#xa0;: pas produit ici.</translation>
    </message>
    <message>
        <source>Cut: it reached the longest answer or the end of the context.</source>
        <translation>Coupé&#xa0;: longueur maximale de réponse ou fin du contexte atteinte.</translation>
    </message>
    <message>
        <source>The model did not see these messages: %1.</source>
        <translation>Le modèle n’a pas vu ces messages&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It goes on from version %1.</source>
        <translation>Elle continue la version %1.</translation>
    </message>
    <message>
        <source>%1, told in full above</source>
        <translation>%1, détaillée plus haut</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>Fichier du modèle</translation>
    </message>
    <message>
        <source>SHA-256 of the model file</source>
        <translation>SHA-256 du fichier du modèle</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Quantification</translation>
    </message>
    <message>
        <source>Size of the model file</source>
        <translation>Taille du fichier du modèle</translation>
    </message>
    <message>
        <source>Source repository</source>
        <translation>Dépôt d’origine</translation>
    </message>
    <message>
        <source>Source revision</source>
        <translation>Révision d’origine</translation>
    </message>
    <message>
        <source>Converter</source>
        <translation>Convertisseur</translation>
    </message>
    <message>
        <source>Licence of the model</source>
        <translation>Licence du modèle</translation>
    </message>
    <message>
        <source>llama-cpp-python</source>
        <translation>llama-cpp-python</translation>
    </message>
    <message>
        <source>llama.cpp build</source>
        <translation>Version de llama.cpp</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Moteur de calcul</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Pilote</translation>
    </message>
    <message>
        <source>Instruction sets</source>
        <translation>Jeux d’instructions</translation>
    </message>
    <message>
        <source>Layers on a graphics processor</source>
        <translation>Couches sur le processeur graphique</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils</translation>
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
        <source>Prompt tokens computed together</source>
        <translation>Jetons de prompt calculés ensemble</translation>
    </message>
    <message>
        <source>Weights are mapped</source>
        <translation>Poids lus par mappage</translation>
    </message>
    <message>
        <source>Weights are locked in memory</source>
        <translation>Poids verrouillés en mémoire</translation>
    </message>
    <message>
        <source>Cache, keys</source>
        <translation>Cache, clés</translation>
    </message>
    <message>
        <source>Cache, values</source>
        <translation>Cache, valeurs</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash attention</translation>
    </message>
    <message>
        <source>SHA-256 of the chat template</source>
        <translation>SHA-256 du gabarit de conversation</translation>
    </message>
    <message>
        <source>System role in the template</source>
        <translation>Rôle système dans le gabarit</translation>
    </message>
    <message>
        <source>SHA-256 of the system text</source>
        <translation>SHA-256 du texte système</translation>
    </message>
    <message>
        <source>SHA-256 of the examples</source>
        <translation>SHA-256 des exemples</translation>
    </message>
    <message>
        <source>Example set</source>
        <translation>Jeu d’exemples</translation>
    </message>
    <message>
        <source>Version of the example set</source>
        <translation>Version du jeu d’exemples</translation>
    </message>
    <message>
        <source>Asked at the server</source>
        <translation>Demandé au serveur</translation>
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
        <source>Longest answer, tokens</source>
        <translation>Réponse la plus longue, jetons</translation>
    </message>
    <message>
        <source>Casebook</source>
        <translation>Casebook</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Prompt, tokens</source>
        <translation>Invite, jetons</translation>
    </message>
    <message>
        <source>Computed anew, tokens</source>
        <translation>Calculés à nouveau, jetons</translation>
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
        <translation>Temps total, ms</translation>
    </message>
    <message>
        <source>Ended because</source>
        <translation>Fin parce que</translation>
    </message>
    <message>
        <source>Bytes that were no text</source>
        <translation>Octets qui n’étaient pas du texte</translation>
    </message>
    <message>
        <source>SHA-256 of what was written</source>
        <translation>SHA-256 de ce qui a été écrit</translation>
    </message>
    <message>
        <source>Also recorded</source>
        <translation>Aussi consigné</translation>
    </message>
</context>
<context>
    <name>fits</name>
    <message>
        <source>%1: %2</source>
        <comment>the light in a word, its numbers</comment>
        <translation>%1&#xa0;:&#xa0;%2</translation>
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
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>the tensors of the file</source>
        <translation>les tenseurs du fichier</translation>
    </message>
    <message>
        <source>Rearranged weights</source>
        <translation>Poids réordonnés</translation>
    </message>
    <message>
        <source>a second copy, in the order of this processor</source>
        <translation>une seconde copie, dans l’ordre de ce processeur</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>%1 tokens × %2 heads × (%3 × %4 + %5 × %6) bytes</source>
        <translation>%1 jetons ×&#xa0;%2 têtes × (%3 ×&#xa0;%4 +&#xa0;%5 ×&#xa0;%6) octets</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>what %1 tokens computed together need meanwhile</source>
        <translation>ce qu’il faut à&#xa0;%1 jetons calculés ensemble</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>code, libraries and a vocabulary of %1 tokens</source>
        <translation>code, bibliothèques et un vocabulaire de&#xa0;%1 jetons</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>%1 · %2 cores, %3 threads</source>
        <translation>%1 ·&#xa0;%2 cœurs,&#xa0;%3 fils</translation>
    </message>
    <message>
        <source>Instruction sets</source>
        <translation>Jeux d’instructions</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>%1 of %2 are free</source>
        <translation>%1 sur&#xa0;%2 sont libres</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>%1 are free at %2</source>
        <translation>%1 sont libres dans&#xa0;%2</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>none that the engine can use</source>
        <translation>aucun que le moteur puisse utiliser</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>works · llama-cpp-python %1, llama.cpp %2 · %3</source>
        <translation>fonctionne · llama-cpp-python&#xa0;%1, llama.cpp&#xa0;%2 ·&#xa0;%3</translation>
    </message>
    <message>
        <source>does not work · %1</source>
        <translation>ne fonctionne pas ·&#xa0;%1</translation>
    </message>
    <message>
        <source>compiled for this processor</source>
        <translation>compilé pour ce processeur</translation>
    </message>
    <message>
        <source>compiled for many processors</source>
        <translation>compilé pour de nombreux processeurs</translation>
    </message>
    <message>
        <source>Processor library</source>
        <translation>Bibliothèque du processeur</translation>
    </message>
    <message>
        <source>%1 (%2), one of %3 that came with Casebook</source>
        <translation>%1 (%2), une des&#xa0;%3 livrées avec Casebook</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Alimentation</translation>
    </message>
    <message>
        <source>on mains power</source>
        <translation>sur secteur</translation>
    </message>
    <message>
        <source>on battery</source>
        <translation>sur batterie</translation>
    </message>
    <message>
        <source>the system tells of no battery</source>
        <translation>le système ne signale pas de batterie</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Chaleur</translation>
    </message>
    <message>
        <source>the processor is slowed by heat</source>
        <translation>le processeur est ralenti par la chaleur</translation>
    </message>
    <message>
        <source>the processor is not slowed by heat</source>
        <translation>le processeur n’est pas ralenti par la chaleur</translation>
    </message>
    <message>
        <source>the system does not tell</source>
        <translation>le système ne le dit pas</translation>
    </message>
    <message>
        <source>shares the computer&apos;s memory</source>
        <translation>partage la mémoire de l’ordinateur</translation>
    </message>
    <message>
        <source>a program on the processor, not used unasked</source>
        <translation>un programme sur le processeur, pas utilisé sans demande</translation>
    </message>
    <message>
        <source>failed before, not used</source>
        <translation>a échoué auparavant, pas utilisé</translation>
    </message>
    <message>
        <source>driver %1</source>
        <translation>pilote&#xa0;%1</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 sur&#xa0;%2 libres</translation>
    </message>
    <message>
        <source>the engine ends when it starts the graphics drivers: %1</source>
        <translation>le moteur s’arrête quand il lance les pilotes graphiques&#xa0;:&#xa0;%1</translation>
    </message>
</context>
<context>
    <name>identifiers</name>
    <message>
        <source>a name</source>
        <translation>un nom</translation>
    </message>
    <message>
        <source>a date of birth</source>
        <translation>une date de naissance</translation>
    </message>
    <message>
        <source>a telephone number</source>
        <translation>un numéro de téléphone</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>une adresse électronique</translation>
    </message>
    <message>
        <source>a record number</source>
        <translation>un numéro de dossier</translation>
    </message>
    <message>
        <source>coordinates</source>
        <translation>des coordonnées géographiques</translation>
    </message>
    <message>
        <source>names: %1</source>
        <translation>noms&#xa0;: %1</translation>
    </message>
    <message>
        <source>dates of birth: %1</source>
        <translation>dates de naissance&#xa0;: %1</translation>
    </message>
    <message>
        <source>telephone numbers: %1</source>
        <translation>numéros de téléphone&#xa0;: %1</translation>
    </message>
    <message>
        <source>e-mail addresses: %1</source>
        <translation>adresses électroniques&#xa0;: %1</translation>
    </message>
    <message>
        <source>record numbers: %1</source>
        <translation>numéros de dossier&#xa0;: %1</translation>
    </message>
    <message>
        <source>coordinates: %1</source>
        <translation>coordonnées géographiques&#xa0;: %1</translation>
    </message>
    <message>
        <source>1 place is masked. Read the text, then send it.</source>
        <translation>1 passage est masqué. Relisez le texte, puis envoyez-le.</translation>
    </message>
    <message>
        <source>%1 places are masked. Read the text, then send it.</source>
        <translation>%1 passages sont masqués. Relisez le texte, puis envoyez-le.</translation>
    </message>
    <message>
        <source>1 place matches the form of an identifier.</source>
        <translation>1 passage a la forme d’un identifiant.</translation>
    </message>
    <message>
        <source>%1 places match the form of an identifier.</source>
        <translation>%1 passages ont la forme d’un identifiant.</translation>
    </message>
    <message>
        <source>This chat is checked for identifiers before sending.</source>
        <translation>Les identifiants sont recherchés dans cette discussion avant l’envoi.</translation>
    </message>
    <message>
        <source>This chat is not checked for identifiers any more.</source>
        <translation>Les identifiants ne sont plus recherchés dans cette discussion.</translation>
    </message>
    <message>
        <source>The check misses things: read the text yourself.</source>
        <translation>Ce contrôle laisse passer des choses&#xa0;: relisez le texte vous-même.</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Envoyer quand même</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Not in this chat</source>
        <translation>Pas dans cette discussion</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Ne pas envoyer</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%1 messages sur %2</translation>
    </message>
    <message>
        <source>Looking for identifiers</source>
        <translation>Recherche d’identifiants</translation>
    </message>
    <message>
        <source>Then the export goes on.</source>
        <translation>Ensuite, l’export continue.</translation>
    </message>
    <message>
        <source>Cancel leaves no file behind.</source>
        <translation>Annuler ne laisse aucun fichier.</translation>
    </message>
    <message>
        <source>Chats that are not checked, by choice: %1.</source>
        <translation>Discussions non contrôlées, par choix&#xa0;: %1.</translation>
    </message>
    <message>
        <source>They will be masked in the export.</source>
        <translation>Ils seront masqués dans l’export.</translation>
    </message>
    <message>
        <source>They are exported as they are.</source>
        <translation>Ils sont exportés tels quels.</translation>
    </message>
    <message>
        <source>It is on the clipboard as it is.</source>
        <translation>Le presse-papiers contient le texte tel quel.</translation>
    </message>
    <message>
        <source>Copy it masked</source>
        <translation>Copier avec masques</translation>
    </message>
    <message>
        <source>Copied with masks.</source>
        <translation>Copié avec masques.</translation>
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
        <source>Asked at the server</source>
        <translation>Demandé au serveur</translation>
    </message>
    <message>
        <source>Example set</source>
        <translation>Jeu d’exemples</translation>
    </message>
    <message>
        <source>Version of the example set</source>
        <translation>Version du jeu d’exemples</translation>
    </message>
    <message>
        <source>SHA-256 of the examples</source>
        <translation>SHA-256 des exemples</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importé</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Model, as the file says</source>
        <translation>Modèle, selon le fichier</translation>
    </message>
    <message>
        <source>SHA-256 of the imported file</source>
        <translation>SHA-256 du fichier importé</translation>
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
        <source>Computed by</source>
        <translation>Calculé par</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Pilote</translation>
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
        <source>Layers that could be there</source>
        <translation>Couches qui pourraient y être</translation>
    </message>
    <message>
        <source>Graphics backend</source>
        <translation>Interface graphique</translation>
    </message>
    <message>
        <source>Graphics driver</source>
        <translation>Pilote graphique</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash attention</translation>
    </message>
    <message>
        <source>Keys are kept as</source>
        <translation>Clés gardées en</translation>
    </message>
    <message>
        <source>Values are kept as</source>
        <translation>Valeurs gardées en</translation>
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
        <source>Computed together, tokens</source>
        <translation>Calculés ensemble, jetons</translation>
    </message>
    <message>
        <source>Keys of the context kept as</source>
        <translation>Clés du contexte gardées en</translation>
    </message>
    <message>
        <source>Values of the context kept as</source>
        <translation>Valeurs du contexte gardées en</translation>
    </message>
    <message>
        <source>Weights mapped (mmap)</source>
        <translation>Poids projetés en mémoire (mmap)</translation>
    </message>
    <message>
        <source>Weights locked (mlock)</source>
        <translation>Poids verrouillés (mlock)</translation>
    </message>
    <message>
        <source>Memory after loading</source>
        <translation>Mémoire après chargement</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>Ce qui a été décidé</translation>
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
    <name>items</name>
    <message>
        <source>right → wrong</source>
        <translation>juste → faux</translation>
    </message>
    <message>
        <source>wrong → right</source>
        <translation>faux → juste</translation>
    </message>
    <message>
        <source>wrong → wrong</source>
        <translation>faux → faux</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>none could be read</source>
        <translation>aucune n’a pu être lue</translation>
    </message>
    <message>
        <source>margin %1</source>
        <translation>marge %1</translation>
    </message>
</context>
<context>
    <name>load</name>
    <message>
        <source>Read into memory, not mapped: mapped, it would need %1; %2 are free.</source>
        <translation>Lu en mémoire, sans projection&#xa0;: projeté, il lui faudrait %1&#xa0;; %2 sont libres.</translation>
    </message>
    <message>
        <source>On battery, %1 of %2 cores compute. A fixed number of threads, or the setting, changes that.</source>
        <translation>Sur batterie,&#xa0;%1 cœurs sur&#xa0;%2 calculent. Un nombre de fils fixe, ou le réglage, change cela.</translation>
    </message>
    <message>
        <source>All %1 layers are on %2: they need %3 there, %4 were free.</source>
        <translation>Les %1 couches sont toutes sur %2&#xa0;: elles y demandent %3, %4 étaient libres.</translation>
    </message>
    <message>
        <source>%1 of %2 layers are on %3: they need %4 there, %5 were free. The processor computes the rest.</source>
        <translation>%1 couches sur %2 sont sur %3&#xa0;: elles y demandent %4, %5 étaient libres. Le processeur calcule le reste.</translation>
    </message>
    <message>
        <source>As asked, %1 of %2 layers are on %3: they need %4 there, %5 were free.</source>
        <translation>Comme demandé, %1 couches sur %2 sont sur %3&#xa0;: elles y demandent %4, %5 étaient libres.</translation>
    </message>
    <message>
        <source>As asked, %1 of %2 layers are on %3: they need %4 there, but only %5 were free. %6 layers would fit.</source>
        <translation>Comme demandé, %1 couches sur %2 sont sur %3&#xa0;: elles y demandent %4, mais seuls %5 étaient libres. %6 couches tiendraient.</translation>
    </message>
    <message>
        <source>%1 is no graphics processor but a program that imitates one on the processor: this is slower than the processor alone.</source>
        <translation>%1 n’est pas un processeur graphique mais un programme qui en imite un sur le processeur&#xa0;: c’est plus lent que le processeur seul.</translation>
    </message>
    <message>
        <source>%1 reads its weights from the computer&apos;s own memory, as the processor does: answers are likely not written faster than without it.</source>
        <translation>%1 lit ses poids dans la mémoire de l’ordinateur, comme le processeur&#xa0;: les réponses ne s’écrivent sans doute pas plus vite que sans lui.</translation>
    </message>
    <message>
        <source>%1 is not used: it reads its weights from the computer&apos;s own memory, as the processor does, so answers are likely not written faster. It can be chosen by name.</source>
        <translation>%1 n’est pas utilisé&#xa0;: il lit ses poids dans la mémoire de l’ordinateur, comme le processeur, et les réponses ne s’écrivent sans doute pas plus vite. On peut le choisir par son nom.</translation>
    </message>
    <message>
        <source>%1 is not used: measured, it reads weights %2 times as fast as the processor, so answers are not written faster. It can be chosen by name.</source>
        <translation>%1 n’est pas utilisé&#xa0;: mesuré, il lit les poids %2 fois aussi vite que le processeur, et les réponses ne s’écrivent pas plus vite. On peut le choisir par son nom.</translation>
    </message>
    <message>
        <source>%1 shares the computer&apos;s memory, and is used because, measured, it reads weights %2 times as fast as the processor.</source>
        <translation>%1 partage la mémoire de l’ordinateur, et est utilisé parce que, mesuré, il lit les poids %2 fois aussi vite que le processeur.</translation>
    </message>
    <message>
        <source>%1 is not used: it is no graphics processor but a program that imitates one on the processor, and slower than the processor alone.</source>
        <translation>%1 n’est pas utilisé&#xa0;: ce n’est pas un processeur graphique mais un programme qui en imite un sur le processeur, plus lent que le processeur seul.</translation>
    </message>
    <message>
        <source>%1 is not used: one layer needs %2 there and %3 are free, of which %4 are left for other programs.</source>
        <translation>%1 n’est pas utilisé&#xa0;: une couche y demande %2 et %3 sont libres, dont %4 restent aux autres programmes.</translation>
    </message>
    <message>
        <source>%1 is not used: it failed before with this driver. It can be tried again by choice.</source>
        <translation>%1 n’est pas utilisé&#xa0;: il a déjà échoué avec ce pilote. On peut choisir de le réessayer.</translation>
    </message>
    <message>
        <source>%1 failed. The processor is used instead, and %1 no longer with this driver, until it is tried again by choice.</source>
        <translation>%1 a échoué. Le processeur le remplace, et %1 n’est plus utilisé avec ce pilote, tant qu’on ne choisit pas de le réessayer.</translation>
    </message>
    <message>
        <source>%1 had no room for %2 layers: %3 were needed, %4 were free. The processor is used instead.</source>
        <translation>%1 n’avait pas la place pour %2 couches&#xa0;: il fallait %3, %4 étaient libres. Le processeur le remplace.</translation>
    </message>
    <message>
        <source>Layers were asked for on a graphics processor, and the engine finds none that it can use: is its driver installed? The processor is used.</source>
        <translation>Des couches ont été demandées sur un processeur graphique, et le moteur n’en trouve aucun qu’il puisse utiliser&#xa0;: son pilote est-il installé&#xa0;? Le processeur est utilisé.</translation>
    </message>
    <message>
        <source>%1 was asked for, and the engine does not find it. The processor is used.</source>
        <translation>%1 a été demandé, et le moteur ne le trouve pas. Le processeur est utilisé.</translation>
    </message>
</context>
<context>
    <name>locking</name>
    <message>
        <source>the key to the database, and the open database</source>
        <translation>la clé de la base de données, et la base ouverte</translation>
    </message>
    <message>
        <source>the text of every chat in this window</source>
        <translation>le texte de chaque discussion dans cette fenêtre</translation>
    </message>
    <message>
        <source>the engine&apos;s process: its memory held the text</source>
        <translation>le processus du moteur&#xa0;: sa mémoire contenait le texte</translation>
    </message>
    <message>
        <source>temporary chats, which were in memory alone</source>
        <translation>les discussions temporaires, qui n’étaient qu’en mémoire</translation>
    </message>
    <message>
        <source>what Casebook had put on the clipboard</source>
        <translation>ce que Casebook avait mis dans le presse-papiers</translation>
    </message>
    <message>
        <source>every chat, and the backups since it was encrypted</source>
        <translation>chaque discussion, et les sauvegardes depuis le chiffrement</translation>
    </message>
    <message>
        <source>the draft, up to the last key press</source>
        <translation>le brouillon, jusqu’à la dernière frappe</translation>
    </message>
    <message>
        <source>The disk did not take everything yet. Those words, the open chats and the key are still in memory; Casebook keeps trying, and locks whole once they are on the disk. Unlock to save them to a file elsewhere.</source>
        <translation>Le disque n’a pas encore tout accepté. Ces mots, les discussions ouvertes et la clé sont encore en mémoire&#xa0;; Casebook continue d’essayer, et se verrouille entièrement dès qu’ils sont sur le disque. Déverrouillez pour les enregistrer dans un fichier ailleurs.</translation>
    </message>
    <message>
        <source>an answer that was being written, up to %1; it is marked</source>
        <translation>une réponse en cours d’écriture, jusqu’à %1&#xa0;; elle est marquée</translation>
    </message>
    <message>
        <source>Record %1 · chain head %2</source>
        <translation>Enregistrement %1 · tête de chaîne %2</translation>
    </message>
    <message>
        <source>Locking does not reach exports, print jobs or the system&apos;s swap file.</source>
        <translation>Le verrouillage n’atteint ni les exports, ni les impressions, ni le fichier d’échange du système.</translation>
    </message>
    <message>
        <source>Full-disk encryption would cover them.</source>
        <translation>Un chiffrement du disque entier les couvrirait.</translation>
    </message>
    <message>
        <source>The disk of the data folder is encrypted as a whole.</source>
        <translation>Le disque du dossier de données est chiffré en entier.</translation>
    </message>
    <message>
        <source>Full-disk encryption would cover them on this computer; none was found.</source>
        <translation>Un chiffrement du disque entier les couvrirait sur cet ordinateur&#xa0;; aucun n’a été trouvé.</translation>
    </message>
    <message>
        <source>Interrupted: %1. What of it is on the disk is not encrypted.</source>
        <translation>Interrompu&#xa0;: %1. Ce qui en est sur le disque n’est pas chiffré.</translation>
    </message>
    <message>
        <source>every chat, the drafts, and the backups since it was encrypted</source>
        <translation>chaque discussion, les brouillons, et les sauvegardes depuis le chiffrement</translation>
    </message>
    <message>
        <source>Its history is encrypted.</source>
        <translation>Son historique est chiffré.</translation>
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
        <source>Ev&amp;aluate</source>
        <translation>É&amp;valuer</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
</context>
<context>
    <name>missing</name>
    <message>
        <source>Look again</source>
        <translation>Chercher de nouveau</translation>
    </message>
    <message>
        <source>Choose another model…</source>
        <translation>Choisir un autre modèle…</translation>
    </message>
</context>
<context>
    <name>model_words</name>
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
    <message>
        <source>%1: the file is not there. Put it back, or choose another model.</source>
        <translation>%1&#xa0;: le fichier n’est pas là. Le remettre en place, ou choisir un autre modèle.</translation>
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
    <name>offer</name>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>terms to accept on its page</source>
        <translation>conditions à accepter sur sa page</translation>
    </message>
    <message>
        <source>asks for a contact form on its page</source>
        <translation>demande un formulaire de contact sur sa page</translation>
    </message>
    <message>
        <source>not known whether it has terms to accept</source>
        <translation>on ne sait pas s’il a des conditions à accepter</translation>
    </message>
    <message>
        <source>A research-only model, not validated for medical use. Mainly English. Static: it learns nothing new. As it is, without warranty.</source>
        <translation>Modèle réservé à la recherche, non validé pour un usage médical. Surtout en anglais. Statique&#xa0;: il n’apprend rien de nouveau. Tel quel, sans garantie.</translation>
    </message>
    <message>
        <source>%1 · adapted from %2</source>
        <translation>%1 · adapté de %2</translation>
    </message>
    <message>
        <source>%1 · for comparison, not a medical model</source>
        <translation>%1 · pour comparer, non médical</translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>billions of parameters</comment>
        <translation>%1 Md</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>%1 (not verified)</source>
        <translation>%1 (non vérifié)</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Fait à partir de</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>GGUF by others</source>
        <translation>GGUF par d’autres</translation>
    </message>
    <message>
        <source>On the hub</source>
        <translation>Sur le hub</translation>
    </message>
    <message>
        <source>%1: no answer (%2)</source>
        <translation>%1&#xa0;: pas de réponse (%2)</translation>
    </message>
    <message>
        <source>%1: %2, %3, commit %4, %5 files with weights</source>
        <translation>%1&#xa0;: %2, %3, commit %4, %5 fichiers de poids</translation>
    </message>
    <message>
        <source>no licence named</source>
        <translation>aucune licence indiquée</translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation>demandé le %1</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Annoncé</translation>
    </message>
    <message>
        <source>no figures known</source>
        <translation>aucun chiffre connu</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>about %1 %</source>
        <translation>environ %1&#xa0;%</translation>
    </message>
    <message>
        <source>Source: %1; %2.</source>
        <translation>Source&#xa0;: %1&#xa0;; %2.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>environ %1</translation>
    </message>
    <message>
        <source>made here</source>
        <translation>fait ici</translation>
    </message>
    <message>
        <source>File and memory are for %1. Memory needed = file + context of 4,096 tokens + 1 GB. This computer: %2, of which %3 are free now. Fits: within what is free now. Tight: more than is free now, less than there is. Too large: more than this computer has.</source>
        <translation>Fichier et mémoire sont pour %1. Mémoire nécessaire = fichier + contexte de 4096 jetons + 1 Go. Cet ordinateur&#xa0;: %2, dont %3 libres maintenant. Convient&#xa0;: dans ce qui est libre. Juste&#xa0;: plus que le libre, moins que le total. Trop grand&#xa0;: plus que cet ordinateur n’a.</translation>
    </message>
    <message>
        <source>Catalogue of %1, came with Casebook</source>
        <translation>Catalogue du %1, livré avec Casebook</translation>
    </message>
    <message>
        <source>the hub was asked on %1</source>
        <translation>le hub a été interrogé le %1</translation>
    </message>
    <message>
        <source>%1 free on the disk. After the download the SHA-256 is checked; a file that differs is not kept.</source>
        <translation>%1 libres sur le disque. Après le téléchargement, le SHA-256 est vérifié&#xa0;; un fichier qui diffère n’est pas gardé.</translation>
    </message>
    <message>
        <source>an unknown amount</source>
        <translation>une quantité inconnue</translation>
    </message>
    <message>
        <source>Download %1…</source>
        <translation>Télécharger %1…</translation>
    </message>
    <message>
        <source>about %1, one GGUF file, ready to use</source>
        <translation>environ %1, un fichier GGUF, prêt à l’emploi</translation>
    </message>
    <message>
        <source>about %1 of safetensors, converted here to a file of about %2</source>
        <translation>environ %1 de safetensors, convertis ici en un fichier d’environ %2</translation>
    </message>
    <message>
        <source>Not enough room: about %1 are needed, %2 are free.</source>
        <translation>Pas assez de place&#xa0;: environ %1 nécessaires, %2 libres.</translation>
    </message>
    <message>
        <source>About %1 of the disk are needed then, not %2; the same file comes out.</source>
        <translation>Il faut alors environ %1 du disque, au lieu de %2&#xa0;; le même fichier en résulte.</translation>
    </message>
    <message>
        <source>%1; about %2 are needed, %3 are free</source>
        <translation>%1&#xa0;; environ %2 nécessaires, %3 libres</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Comes</source>
        <translation>Arrive</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Va dans</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>checked, hashed, and tried once</source>
        <translation>vérifié, empreinte calculée, essayé une fois</translation>
    </message>
</context>
<context>
    <name>pace</name>
    <message>
        <source>The battery is low. It goes on with mains power; Settings › Hardware has the rule.</source>
        <translation>La batterie est faible. Cela reprend avec le secteur&#xa0;; Réglages › Matériel contient la règle.</translation>
    </message>
</context>
<context>
    <name>pack</name>
    <message>
        <source>Part %2 of %3: %1</source>
        <translation>Partie %2 sur %3&#xa0;: %1</translation>
    </message>
    <message>
        <source>Paper trail of the conversion</source>
        <translation>Dossier de la conversion</translation>
    </message>
    <message>
        <source>Model card and licence (%1)</source>
        <translation>Fiche du modèle et licence (%1)</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>%1 presets</source>
        <translation>%1 préréglages</translation>
    </message>
    <message>
        <source>1 preset</source>
        <translation>1 préréglage</translation>
    </message>
    <message>
        <source>%1 example sets</source>
        <translation>%1 jeux d’exemples</translation>
    </message>
    <message>
        <source>1 example set</source>
        <translation>1 jeu d’exemples</translation>
    </message>
    <message>
        <source>Start note, 3 languages, with the notice</source>
        <translation>Note de départ, 3 langues, avec l’avertissement</translation>
    </message>
</context>
<context>
    <name>plot</name>
    <message>
        <source>%2 minus %1</source>
        <translation>%2 moins %1</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Toutes les questions</translation>
    </message>
    <message>
        <source>Second minus first</source>
        <translation>Second moins premier</translation>
    </message>
    <message>
        <source>second</source>
        <translation>second</translation>
    </message>
    <message>
        <source>Dashed: %1, %2 %</source>
        <translation>Tireté&#xa0;: %1, %2 %</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>hasard</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 à %3)</translation>
    </message>
    <message>
        <source>%1 lower</source>
        <translation>%1 plus bas</translation>
    </message>
    <message>
        <source>%1 higher</source>
        <translation>%1 plus haut</translation>
    </message>
    <message>
        <source>differences this small cannot be detected (80 % power)</source>
        <translation>des différences aussi petites ne sont pas détectables (puissance 80 %)</translation>
    </message>
    <message>
        <source>%1 right</source>
        <translation>%1 juste</translation>
    </message>
    <message>
        <source>%1 wrong</source>
        <translation>%1 faux</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>les deux justes</translation>
    </message>
    <message>
        <source>both wrong (%1 changed)</source>
        <translation>les deux faux (%1 changées)</translation>
    </message>
    <message>
        <source>right → wrong</source>
        <translation>juste → faux</translation>
    </message>
    <message>
        <source>wrong → right</source>
        <translation>faux → juste</translation>
    </message>
    <message>
        <source>stated probability of the chosen option</source>
        <translation>probabilité annoncée de l’option choisie</translation>
    </message>
    <message>
        <source>share right</source>
        <translation>part de justes</translation>
    </message>
    <message>
        <source>size of the file, GB</source>
        <translation>taille du fichier, Go</translation>
    </message>
</context>
<context>
    <name>problem</name>
    <message>
        <source>The model file is not there.</source>
        <translation>Le fichier de modèle n’est pas là.</translation>
    </message>
    <message>
        <source>The model file is not there, nor is its folder.</source>
        <translation>Le fichier du modèle n’est pas là, ni son dossier.</translation>
    </message>
    <message>
        <source>Looked for %1; %2 is not there.</source>
        <translation>Recherché&#xa0;: %1&#xa0;; %2 n’est pas là.</translation>
    </message>
    <message>
        <source>Attach its disk, or choose another model.</source>
        <translation>Branchez son disque, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>This field pack is not complete, so it is not used.</source>
        <translation>Ce paquet de terrain n’est pas complet&#xa0;; il n’est pas utilisé.</translation>
    </message>
    <message>
        <source>The list of contents, %1, is written last and is not there.</source>
        <translation>La liste du contenu, %1, s’écrit en dernier et n’y est pas.</translation>
    </message>
    <message>
        <source>Write the pack again where it was made, into the same folder: it goes on there.</source>
        <translation>Écrivez de nouveau le paquet là où il a été fait, dans le même dossier&#xa0;: il y reprend.</translation>
    </message>
    <message>
        <source>There is no field pack in that folder.</source>
        <translation>Il n’y a pas de paquet de terrain dans ce dossier.</translation>
    </message>
    <message>
        <source>Looked for %1.</source>
        <translation>Cherché&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Choose the folder that holds casebook-pack.json.</source>
        <translation>Choisissez le dossier qui contient casebook-pack.json.</translation>
    </message>
    <message>
        <source>This field pack cannot be used. Nothing was added.</source>
        <translation>Ce paquet de terrain ne peut pas être utilisé. Rien n’a été ajouté.</translation>
    </message>
    <message>
        <source>Copy the whole folder again from where the pack was made.</source>
        <translation>Copiez de nouveau tout le dossier depuis l’endroit où le paquet a été fait.</translation>
    </message>
    <message>
        <source>A file of the pack is not the one that was written. Nothing was added.</source>
        <translation>Un fichier du paquet n’est pas celui qui a été écrit. Rien n’a été ajouté.</translation>
    </message>
    <message>
        <source>Copy that file again from where the pack was made, or use another stick.</source>
        <translation>Copiez de nouveau ce fichier depuis l’endroit où le paquet a été fait, ou prenez une autre clé.</translation>
    </message>
    <message>
        <source>This field pack was made by a newer Casebook.</source>
        <translation>Ce paquet de terrain a été fait par un Casebook plus récent.</translation>
    </message>
    <message>
        <source>Made by %1, in format %2; this version knows formats up to %3.</source>
        <translation>Fait par %1, au format %2&#xa0;; cette version connaît les formats jusqu’à %3.</translation>
    </message>
    <message>
        <source>Install the newer version, or have the pack written by this one.</source>
        <translation>Installez la version plus récente, ou faites écrire le paquet par celle-ci.</translation>
    </message>
    <message>
        <source>The stick did not keep what was written on it.</source>
        <translation>La clé n’a pas gardé ce qui y a été écrit.</translation>
    </message>
    <message>
        <source>%1 was read back: %2.</source>
        <translation>%1 a été relu&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Use another stick: this one is damaged, or smaller than it says. No pack was made.</source>
        <translation>Prenez une autre clé&#xa0;: celle-ci est abîmée, ou plus petite qu’elle ne le dit. Aucun paquet n’a été fait.</translation>
    </message>
    <message>
        <source>The stick could not be read or written.</source>
        <translation>La clé n’a pas pu être lue ou écrite.</translation>
    </message>
    <message>
        <source>Put it in again and start again: what was copied is kept, and checked before it is used.</source>
        <translation>Remettez-la et recommencez&#xa0;: ce qui a été copié est gardé, et vérifié avant d’être utilisé.</translation>
    </message>
    <message>
        <source>The stick cannot hold a file that large.</source>
        <translation>La clé ne peut pas contenir un fichier aussi grand.</translation>
    </message>
    <message>
        <source>%1: one file there ends at %2.</source>
        <translation>%1&#xa0;: un fichier y est limité à %2.</translation>
    </message>
    <message>
        <source>Write the pack in smaller parts.</source>
        <translation>Écrivez le paquet en parties plus petites.</translation>
    </message>
    <message>
        <source>There are other files in that folder.</source>
        <translation>Il y a d’autres fichiers dans ce dossier.</translation>
    </message>
    <message>
        <source>%1 was left as it is.</source>
        <translation>%1 est resté tel quel.</translation>
    </message>
    <message>
        <source>Name a new folder on the stick, or an empty one.</source>
        <translation>Nommez un nouveau dossier sur la clé, ou un dossier vide.</translation>
    </message>
    <message>
        <source>This pack is being written or read by another Casebook.</source>
        <translation>Ce paquet est en cours d’écriture ou de lecture par un autre Casebook.</translation>
    </message>
    <message>
        <source>Wait until that is done, then try again.</source>
        <translation>Attendez que ce soit fini, puis réessayez.</translation>
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
        <translation>Le serveur n’a pas pu être joint.</translation>
    </message>
    <message>
        <source>The longest item of this set does not fit the context.</source>
        <translation>La plus longue question de ce jeu ne tient pas dans le contexte.</translation>
    </message>
    <message>
        <source>Use a larger context or fewer examples. Nothing is cut to make it fit.</source>
        <translation>Utilisez un contexte plus grand ou moins d’exemples. Rien n’est coupé pour que cela tienne.</translation>
    </message>
    <message>
        <source>This file cannot be used as a set of questions.</source>
        <translation>Ce fichier ne peut pas servir de jeu de questions.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Correct that place, or choose another file or another set.</source>
        <translation>Corrigez cet endroit, ou choisissez un autre fichier ou un autre jeu.</translation>
    </message>
    <message>
        <source>This model cannot be scored by this protocol.</source>
        <translation>Ce modèle ne peut pas être noté selon ce protocole.</translation>
    </message>
    <message>
        <source>Choose another protocol, or another model.</source>
        <translation>Choisissez un autre protocole ou un autre modèle.</translation>
    </message>
    <message>
        <source>This model fails what a sound model knows.</source>
        <translation>Ce modèle échoue à ce qu’un modèle sain sait.</translation>
    </message>
    <message>
        <source>Check its file, or choose another model or protocol. It can be scored all the same (--despite-probe); its record then says so.</source>
        <translation>Vérifiez son fichier, ou choisissez un autre modèle ou protocole. Il peut être évalué quand même (--despite-probe)&#xa0;; son enregistrement le dit alors.</translation>
    </message>
    <message>
        <source>The run in this folder was begun in another way.</source>
        <translation>L’évaluation de ce dossier a été commencée autrement.</translation>
    </message>
    <message>
        <source>Not the same: %1.</source>
        <translation>Ce qui diffère&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Ask for the same again, or choose another folder.</source>
        <translation>Redemandez la même chose, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>This folder cannot be read as a run.</source>
        <translation>Ce dossier ne peut pas être lu comme une évaluation.</translation>
    </message>
    <message>
        <source>Choose the folder of a run, or copy it again.</source>
        <translation>Choisissez le dossier d’une évaluation, ou copiez-le à nouveau.</translation>
    </message>
    <message>
        <source>Another program is writing this run.</source>
        <translation>Un autre programme écrit cette évaluation.</translation>
    </message>
    <message>
        <source>Its folder is %1.</source>
        <translation>Son dossier est %1.</translation>
    </message>
    <message>
        <source>Wait until it is done, or choose another folder.</source>
        <translation>Attendez qu’il ait fini, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>These runs cannot be compared.</source>
        <translation>Ces évaluations ne peuvent pas être comparées.</translation>
    </message>
    <message>
        <source>Run both with the same set, items and protocol.</source>
        <translation>Menez les deux avec le même jeu, les mêmes questions et le même protocole.</translation>
    </message>
    <message>
        <source>Check the connection, then try again. What was downloaded is kept.</source>
        <translation>Vérifiez la connexion, puis réessayez. Ce qui a été téléchargé est conservé.</translation>
    </message>
    <message>
        <source>The connection is not safe, so nothing was sent over it.</source>
        <translation>La connexion n’est pas sûre&#xa0;; rien n’y a été envoyé.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date. If your network has a certificate of its own, name its file in SSL_CERT_FILE.</source>
        <translation>Vérifiez la date de cet ordinateur. Si votre réseau a son propre certificat, nommez son fichier dans SSL_CERT_FILE.</translation>
    </message>
    <message>
        <source>The proxy did not let the connection through.</source>
        <translation>Le proxy n’a pas laissé passer la connexion.</translation>
    </message>
    <message>
        <source>Check HTTPS_PROXY and NO_PROXY, then try again.</source>
        <translation>Vérifiez HTTPS_PROXY et NO_PROXY, puis réessayez.</translation>
    </message>
    <message>
        <source>This repository is not open to everyone.</source>
        <translation>Ce dépôt n’est pas ouvert à tous.</translation>
    </message>
    <message>
        <source>For %1 the server answered %2.</source>
        <translation>Pour %1, le serveur a répondu %2.</translation>
    </message>
    <message>
        <source>Check its name, accept the terms on the model&apos;s page, then give a token of your account.</source>
        <translation>Vérifiez son nom, acceptez les conditions sur la page du modèle, puis donnez un jeton de votre compte.</translation>
    </message>
    <message>
        <source>The server has no such repository, revision or file.</source>
        <translation>Le serveur n’a pas ce dépôt, cette révision ou ce fichier.</translation>
    </message>
    <message>
        <source>Copy the name from the model&apos;s page.</source>
        <translation>Copiez le nom depuis la page du modèle.</translation>
    </message>
    <message>
        <source>The repository has no file that fits.</source>
        <translation>Le dépôt n’a pas de fichier qui convienne.</translation>
    </message>
    <message>
        <source>Choose another type, or name one file of the repository.</source>
        <translation>Choisissez un autre type, ou nommez un fichier du dépôt.</translation>
    </message>
    <message>
        <source>The server does not give the file now.</source>
        <translation>Le serveur ne donne pas le fichier maintenant.</translation>
    </message>
    <message>
        <source>%1 answered %2.</source>
        <translation>%1 a répondu %2.</translation>
    </message>
    <message>
        <source>Wait a while, then try again. What was downloaded is kept.</source>
        <translation>Attendez un moment, puis réessayez. Ce qui a été téléchargé est conservé.</translation>
    </message>
    <message>
        <source>What the server sent is not what was asked for.</source>
        <translation>Ce que le serveur a envoyé n’est pas ce qui était demandé.</translation>
    </message>
    <message>
        <source>Try again later, or from another network.</source>
        <translation>Réessayez plus tard, ou depuis un autre réseau.</translation>
    </message>
    <message>
        <source>The file is not the one whose download was begun.</source>
        <translation>Le fichier n’est pas celui dont le téléchargement avait commencé.</translation>
    </message>
    <message>
        <source>Nothing was changed. Start this download over, or go on with the old state.</source>
        <translation>Rien n’a été changé. Recommencez ce téléchargement, ou continuez avec l’ancien état.</translation>
    </message>
    <message>
        <source>The file that arrived is not the one that was published.</source>
        <translation>Le fichier arrivé n’est pas celui qui a été publié.</translation>
    </message>
    <message>
        <source>%1 has another check sum; it was removed.</source>
        <translation>%1 a une autre somme de contrôle&#xa0;; il a été supprimé.</translation>
    </message>
    <message>
        <source>Download it again. If that happens twice, check the disk and the network.</source>
        <translation>Téléchargez-le à nouveau. Si cela arrive deux fois, vérifiez le disque et le réseau.</translation>
    </message>
    <message>
        <source>Check its address and that it runs, then try again.</source>
        <translation>Vérifiez son adresse et qu’il fonctionne, puis réessayez.</translation>
    </message>
    <message>
        <source>This run asks a server, and the remote endpoint is off.</source>
        <translation>Cette évaluation interroge un serveur, et le serveur distant est désactivé.</translation>
    </message>
    <message>
        <source>It asks %1.</source>
        <translation>Elle interroge %1.</translation>
    </message>
    <message>
        <source>Turn that server on (Settings, Remote endpoint), then resume the run.</source>
        <translation>Activez ce serveur (Réglages, Serveur distant), puis reprenez l’évaluation.</translation>
    </message>
    <message>
        <source>The server does not accept the key.</source>
        <translation>Le serveur n’accepte pas la clé.</translation>
    </message>
    <message>
        <source>Give the key of an account at this server.</source>
        <translation>Donnez la clé d’un compte de ce serveur.</translation>
    </message>
    <message>
        <source>The server does not answer questions now.</source>
        <translation>Le serveur ne répond pas aux questions maintenant.</translation>
    </message>
    <message>
        <source>Wait a while, then ask again.</source>
        <translation>Attendez un moment, puis redemandez.</translation>
    </message>
    <message>
        <source>Look whether it speaks OpenAI’s way, then ask again.</source>
        <translation>Vérifiez qu’il parle à la manière d’OpenAI, puis redemandez.</translation>
    </message>
    <message>
        <source>This file is being downloaded already.</source>
        <translation>Ce fichier est déjà en cours de téléchargement.</translation>
    </message>
    <message>
        <source>%1, of %2.</source>
        <translation>%1, de %2.</translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation>Attendez que ce soit terminé.</translation>
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
        <source>This model has not been tried on this computer yet.</source>
        <translation>Ce modèle n’a pas encore été essayé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>%1 is tried now, in a process of its own.</source>
        <translation>%1 est essayé maintenant, dans un processus à part.</translation>
    </message>
    <message>
        <source>The question waits in its field, and goes out by itself once that is done.</source>
        <translation>La question attend dans son champ et part d’elle-même dès que c’est fait.</translation>
    </message>
    <message>
        <source>The trial ended without an answer: the model is not used.</source>
        <translation>L’essai a pris fin sans réponse&#xa0;: le modèle n’est pas utilisé.</translation>
    </message>
    <message>
        <source>Its process ended with status %1 after %2 s.</source>
        <translation>Son processus a pris fin avec l’état %1 après %2 s.</translation>
    </message>
    <message>
        <source>Check the file&apos;s hash, or try a smaller type.</source>
        <translation>Vérifiez l’empreinte du fichier, ou essayez un type plus petit.</translation>
    </message>
    <message>
        <source>The trial took too long and was stopped.</source>
        <translation>L’essai a duré trop longtemps et a été arrêté.</translation>
    </message>
    <message>
        <source>It gave no answer within %1 seconds.</source>
        <translation>Il n’a donné aucune réponse en %1 secondes.</translation>
    </message>
    <message>
        <source>This says nothing of the file. Try again, when this computer has less to do.</source>
        <translation>Cela ne dit rien du fichier. Réessayez quand cet ordinateur aura moins à faire.</translation>
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
        <source>Correct it and try again.</source>
        <translation>Corrigez-la et réessayez.</translation>
    </message>
    <message>
        <source>There is no file at that place.</source>
        <translation>Il n’y a pas de fichier à cet endroit.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Choisissez un autre fichier.</translation>
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
        <source>Choose another name, or have it replaced (`--overwrite`).</source>
        <translation>Choisissez un autre nom, ou faites-le remplacer (`--overwrite`).</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>Il n’y a pas assez de place sur le disque.</translation>
    </message>
    <message>
        <source>The file needs %1; %2 are free at %3. Nothing was written.</source>
        <translation>Le fichier demande %1&#xa0;; %2 sont libres dans %3. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>Libérez de la place, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The output of this command is cut short.</source>
        <translation>La sortie de cette commande est tronquée.</translation>
    </message>
    <message>
        <source>The system says: %1.</source>
        <translation>Le système dit&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Send it where there is room, and run the command again.</source>
        <translation>Envoyez-la là où il y a de la place, puis relancez la commande.</translation>
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
        <source>The disk with Casebook&apos;s data is not there any more.</source>
        <translation>Le disque des données de Casebook n’est plus là.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 est inaccessible.</translation>
    </message>
    <message>
        <source>Plug it in again, then close Casebook and start it again. What was saved is on it; an open window offers to save the rest elsewhere before it closes.</source>
        <translation>Rebranchez-le, puis fermez Casebook et relancez-le. Ce qui était enregistré s’y trouve&#xa0;; une fenêtre ouverte propose, avant de se fermer, d’enregistrer le reste ailleurs.</translation>
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
        <translation>Ce dossier peut être lu, mais pas écrit.</translation>
    </message>
    <message>
        <source>Allow writing there, or choose another folder.</source>
        <translation>Autorisez-y l’écriture, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The data folder can be read but not written.</source>
        <translation>Le dossier de données peut être lu, mais pas écrit.</translation>
    </message>
    <message>
        <source>The history is encrypted.</source>
        <translation>L’historique est chiffré.</translation>
    </message>
    <message>
        <source>Give its passphrase or its recovery code.</source>
        <translation>Donnez sa phrase secrète ou son code de secours.</translation>
    </message>
    <message>
        <source>This is neither the passphrase nor the recovery code.</source>
        <translation>Ce n’est ni la phrase secrète ni le code de secours.</translation>
    </message>
    <message>
        <source>Try again; look at Caps Lock and the keyboard&apos;s language.</source>
        <translation>Réessayez&#xa0;; vérifiez le verrouillage des majuscules et la langue du clavier.</translation>
    </message>
    <message>
        <source>The keys of the history cannot be read.</source>
        <translation>Les clés de l’historique sont illisibles.</translation>
    </message>
    <message>
        <source>%1 and the copy beside it are missing or damaged.</source>
        <translation>%1 et la copie à côté manquent ou sont endommagés.</translation>
    </message>
    <message>
        <source>Name the checkpoint&apos;s folder, or a GGUF file to quantize.</source>
        <translation>Nommez le dossier du checkpoint, ou un fichier GGUF à quantifier.</translation>
    </message>
    <message>
        <source>Put that right, or copy all files again from the model&apos;s page.</source>
        <translation>Corrigez cela, ou recopiez tous les fichiers depuis la page du modèle.</translation>
    </message>
    <message>
        <source>The file made from this checkpoint could not be used.</source>
        <translation>Le fichier issu de ce checkpoint ne pourrait pas être utilisé.</translation>
    </message>
    <message>
        <source>Nothing was written. Put that right in the checkpoint; `casebook convert` with `-o` writes the file as it is.</source>
        <translation>Rien n’a été écrit. Corrigez cela dans le checkpoint&#xa0;; `casebook convert` avec `-o` écrit le fichier tel quel.</translation>
    </message>
    <message>
        <source>No conversation could be taken from this file.</source>
        <translation>Aucune discussion n’a pu être prise dans ce fichier.</translation>
    </message>
    <message>
        <source>Export it again from the program that wrote it.</source>
        <translation>Exportez-le à nouveau depuis le programme qui l’a écrit.</translation>
    </message>
    <message>
        <source>Something matches the form of an identifier.</source>
        <translation>Quelque chose a la forme d’un identifiant.</translation>
    </message>
    <message>
        <source>Found: %1. The check misses things, and may see too much.</source>
        <translation>Trouvé&#xa0;: %1. Ce contrôle laisse passer des choses et peut en voir trop.</translation>
    </message>
    <message>
        <source>A name is too long for this disk.</source>
        <translation>Un nom est trop long pour ce disque.</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>Choisissez-en un plus court.</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>Fermez d’autres programmes, puis réessayez.</translation>
    </message>
    <message>
        <source>Its place is %1.</source>
        <translation>Il se trouve ici&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The converted file cannot be used as a model.</source>
        <translation>Le fichier converti ne peut pas servir de modèle.</translation>
    </message>
    <message>
        <source>It was removed. `casebook convert` with `-o` writes it without a trial and keeps it.</source>
        <translation>Il a été supprimé. `casebook convert` avec `-o` l’écrit sans essai et le garde.</translation>
    </message>
    <message>
        <source>There is no model to work with.</source>
        <translation>Il n’y a aucun modèle avec lequel travailler.</translation>
    </message>
    <message>
        <source>The system ended the engine: memory ran out.</source>
        <translation>Le système a mis fin au moteur&#xa0;: la mémoire était épuisée.</translation>
    </message>
    <message>
        <source>It needs about %1; %2 are free now.</source>
        <translation>Il lui faut environ&#xa0;%1&#xa0;;&#xa0;%2 sont libres maintenant.</translation>
    </message>
    <message>
        <source>The engine was killed while memory ran out.</source>
        <translation>Le moteur a été arrêté de force alors que la mémoire s’épuisait.</translation>
    </message>
    <message>
        <source>In that time the system ended a program for want of memory. The engine needs about %1; %2 are free now.</source>
        <translation>Pendant ce temps, le système a mis fin à un programme faute de mémoire. Il faut au moteur environ&#xa0;%1&#xa0;;&#xa0;%2 sont libres maintenant.</translation>
    </message>
    <message>
        <source>The engine stopped when this model was last loaded.</source>
        <translation>Le moteur s’est arrêté lors du dernier chargement de ce modèle.</translation>
    </message>
    <message>
        <source>So %1 is not loaded again by itself.</source>
        <translation>%1 n’est donc plus chargé automatiquement.</translation>
    </message>
    <message>
        <source>A value cannot be used.</source>
        <translation>Une valeur ne peut pas être utilisée.</translation>
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
        <source>Close its window or let its command end first, or choose another data folder.</source>
        <translation>Fermez d’abord sa fenêtre ou laissez finir sa commande, ou choisissez un autre dossier de données.</translation>
    </message>
    <message>
        <source>Copy the .keys.json file of a backup to that place.</source>
        <translation>Copiez à cet endroit le fichier .keys.json d’une sauvegarde.</translation>
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
        <translation>Il n’y a rien à convertir à cet endroit.</translation>
    </message>
    <message>
        <source>%1 was looked for.</source>
        <translation>%1 a été cherché.</translation>
    </message>
    <message>
        <source>This checkpoint cannot be converted.</source>
        <translation>Ce checkpoint ne peut pas être converti.</translation>
    </message>
    <message>
        <source>Casebook does not convert models of this architecture.</source>
        <translation>Casebook ne convertit pas les modèles de cette architecture.</translation>
    </message>
    <message>
        <source>It is %1; known are %2.</source>
        <translation>C’est %1&#xa0;; sont connues&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Look for a GGUF file of this model that others made, and add that.</source>
        <translation>Cherchez un fichier GGUF de ce modèle fait par d’autres, et ajoutez-le.</translation>
    </message>
    <message>
        <source>No model file can be made from this checkpoint&apos;s tokenizer.</source>
        <translation>Le tokenizer de ce checkpoint ne permet pas de faire un fichier de modèle.</translation>
    </message>
    <message>
        <source>Copy tokenizer.model or tokenizer.json from the model&apos;s page into the folder.</source>
        <translation>Copiez tokenizer.model ou tokenizer.json de la page du modèle dans le dossier.</translation>
    </message>
    <message>
        <source>Another conversion is writing this file.</source>
        <translation>Une autre conversion écrit ce fichier.</translation>
    </message>
    <message>
        <source>It is %1.</source>
        <translation>C’est %1.</translation>
    </message>
    <message>
        <source>Wait until it is done, or choose another name.</source>
        <translation>Attendez qu’elle soit finie, ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Mask them, take them out, or go on without the check.</source>
        <translation>Masquez-les, retirez-les, ou continuez sans le contrôle.</translation>
    </message>
    <message>
        <source>There is no folder to write to.</source>
        <translation>Il n’y a pas de dossier où écrire.</translation>
    </message>
    <message>
        <source>Make it first, or choose another.</source>
        <translation>Créez-le d’abord, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This disk cannot hold a file that large.</source>
        <translation>Ce disque ne peut pas contenir un fichier aussi grand.</translation>
    </message>
    <message>
        <source>The file needs %1; at %2 one file ends at %3.</source>
        <translation>Le fichier demande %1&#xa0;; dans %2 un fichier finit à %3.</translation>
    </message>
    <message>
        <source>Choose a smaller type, or another disk.</source>
        <translation>Choisissez un type plus petit, ou un autre disque.</translation>
    </message>
    <message>
        <source>There is not enough memory for this conversion.</source>
        <translation>Il n’y a pas assez de mémoire pour cette conversion.</translation>
    </message>
    <message>
        <source>It needs %1; %2 are free.</source>
        <translation>Elle demande %1&#xa0;; %2 sont libres.</translation>
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
    <name>recovery</name>
    <message>
        <source>Casebook: recovery code of a history</source>
        <translation>Casebook&#xa0;: code de secours d’un historique</translation>
    </message>
    <message>
        <source>It opens the history and its backups if the passphrase is forgotten. Keep it away from the computer.</source>
        <translation>Il ouvre l’historique et ses sauvegardes si la phrase secrète est oubliée. Gardez-le loin de l’ordinateur.</translation>
    </message>
    <message>
        <source>A file of that name is there already.</source>
        <translation>Un fichier de ce nom existe déjà.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Code de secours</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Envoyé à l’imprimante.</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Model and engine</source>
        <translation>Modèle et moteur</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Justes</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Standard error, as the harness gives it</source>
        <translation>Erreur type, comme la donne lm-evaluation-harness</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>Always the commonest key</source>
        <translation>Toujours la clé la plus fréquente</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Hasard</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Non posées</translation>
    </message>
    <message>
        <source>Unreadable, counted as wrong</source>
        <translation>Illisibles, comptées fausses</translation>
    </message>
    <message>
        <source>Of the readable answers alone</source>
        <translation>Parmi les seules réponses lisibles</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Brier score (0 is best, 2 worst)</source>
        <translation>Score de Brier (0 est le meilleur, 2 le pire)</translation>
    </message>
    <message>
        <source>Calibration error, ten bins</source>
        <translation>Erreur de calibration, dix classes</translation>
    </message>
    <message>
        <source>Probability on the options</source>
        <translation>Probabilité sur les options</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>non connue ici</translation>
    </message>
    <message>
        <source>Items of the set</source>
        <translation>Questions du jeu</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Commonest key</source>
        <translation>Clé la plus fréquente</translation>
    </message>
    <message>
        <source>Repeated items</source>
        <translation>Questions répétées</translation>
    </message>
    <message>
        <source>SHA-256 of the content</source>
        <translation>SHA-256 du contenu</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>Fichier %1</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Posées</translation>
    </message>
    <message>
        <source>%1 of %2, drawn by strata with seed %3</source>
        <translation>%1 sur %2, tirées par strates avec la graine %3</translation>
    </message>
    <message>
        <source>Left out, given away by examples</source>
        <translation>Écartées, révélées par des exemples</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, version %2</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>log likelihood</source>
        <translation>log-vraisemblance</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>génération</translation>
    </message>
    <message>
        <source>Through the chat template</source>
        <translation>À travers le gabarit de conversation</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>%1, %2 bytes, %3</source>
        <translation>%1, %2 octets, %3</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Trivial questions</source>
        <translation>Questions triviales</translation>
    </message>
    <message>
        <source>%1 of %2 right, %3 on options</source>
        <translation>%1 justes sur %2, %3 sur les options</translation>
    </message>
    <message>
        <source>Of them right in the asked form</source>
        <translation>Dont justes dans la forme demandée</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paire</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Ce qui est montré</translation>
    </message>
    <message>
        <source>not told apart</source>
        <translation>non départagés</translation>
    </message>
    <message>
        <source>%1 is better</source>
        <translation>%1 est meilleur</translation>
    </message>
    <message>
        <source>Runs under one letter were asked the same items in the same way, and stand side by side. What stands under different letters cannot be compared, and no table holds both.</source>
        <translation>Sous une même lettre, les évaluations ont reçu les mêmes questions de la même manière et sont mises côte à côte. Ce qui porte des lettres différentes ne se compare pas, et aucun tableau ne les réunit.</translation>
    </message>
    <message>
        <source>Items, one line each</source>
        <translation>Questions, une ligne chacune</translation>
    </message>
    <message>
        <source>The first %1 of %2 items.</source>
        <translation>Les %1 premières questions sur&#xa0;%2.</translation>
    </message>
    <message>
        <source>Wrong answers in full</source>
        <translation>Réponses fausses en entier</translation>
    </message>
    <message>
        <source>%1: item %2, key %3, answer %4</source>
        <translation>%1&#xa0;: question %2, clé %3, réponse %4</translation>
    </message>
    <message>
        <source>The first %1 of %2 wrong answers, of each run some.</source>
        <translation>Les %1 premières réponses fausses sur&#xa0;%2, quelques-unes de chaque évaluation.</translation>
    </message>
    <message>
        <source>Multiple-choice questions measure recall in that form, not safety or usefulness at a bedside.</source>
        <translation>Les questions à choix multiples mesurent la mémoire sous cette forme, non la sûreté ou l’utilité au chevet d’un patient.</translation>
    </message>
    <message>
        <source>The model may have seen these questions while it was trained; nothing here can exclude that.</source>
        <translation>Le modèle peut avoir vu ces questions pendant son entraînement&#xa0;; rien ici ne peut l’exclure.</translation>
    </message>
    <message>
        <source>Numbers are comparable only with runs of the same protocol hash on the same items.</source>
        <translation>Les nombres ne sont comparables qu’avec des évaluations de même empreinte de protocole sur les mêmes questions.</translation>
    </message>
    <message>
        <source>What these runs show</source>
        <translation>Ce que montrent ces évaluations</translation>
    </message>
    <message>
        <source>Paired differences</source>
        <translation>Différences appariées</translation>
    </message>
    <message>
        <source>Comparisons: %1. p is McNemar&apos;s exact test, two-sided; Holm&apos;s counts all pairs, or all parts of one name. Differences are second less first, in points.</source>
        <translation>Comparaisons&#xa0;: %1. p est le test exact de McNemar, bilatéral&#xa0;; celui de Holm compte toutes les paires, ou toutes les parties d’un même nom. Les différences sont la seconde moins la première, en points.</translation>
    </message>
    <message>
        <source>Answers that differ</source>
        <translation>Réponses qui diffèrent</translation>
    </message>
    <message>
        <source>All runs answer alike</source>
        <translation>Toutes les évaluations répondent de même</translation>
    </message>
    <message>
        <source>%1 of %2 items, %3</source>
        <translation>%1 questions sur %2, %3</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha, nominal</source>
        <translation>Alpha de Krippendorff, nominal</translation>
    </message>
    <message>
        <source>not defined: no two answers differ</source>
        <translation>non défini&#xa0;: il n’y a pas deux réponses différentes</translation>
    </message>
    <message>
        <source>Alpha is 1 if runs always answer alike, 0 if they do as often as chance would, and below 0 if less often; it does not say whether they are right. Answers that cannot be read are missing in it.</source>
        <translation>L’alpha vaut 1 si les évaluations répondent toujours de même, 0 si elles le font aussi souvent que par hasard, et moins de 0 si elles le font moins souvent&#xa0;; il ne dit pas si elles ont raison. Les réponses illisibles y manquent.</translation>
    </message>
    <message>
        <source>Drift against size</source>
        <translation>Dérive selon la taille</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>%1, %2, %3 bytes, SHA-256 %4; licence: %5</source>
        <translation>%1, %2, %3 octets, SHA-256 %4&#xa0;; licence&#xa0;: %5</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Juste</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>Masse</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 à %3)</translation>
    </message>
    <message>
        <source>Pair or part</source>
        <translation>Paire ou partie</translation>
    </message>
    <message>
        <source>Difference, 95 %</source>
        <translation>Différence, 95&#xa0;%</translation>
    </message>
    <message>
        <source>Only one right</source>
        <translation>Une seule juste</translation>
    </message>
    <message>
        <source>Detectable</source>
        <translation>Détectable</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>The first %1 of %2 items that differ.</source>
        <translation>Les %1 premières des %2 questions qui diffèrent.</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>Annoncée</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Other answers</source>
        <translation>Autres réponses</translation>
    </message>
    <message>
        <source>KL mean, median, 95th</source>
        <translation>KL moyenne, médiane, 95e</translation>
    </message>
    <message>
        <source>Margin, mass change</source>
        <translation>Variation de marge, de masse</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Jetons/s</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>What is reported</source>
        <translation>Ce qui est publié</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Publié</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>environ %1</translation>
    </message>
    <message>
        <source>Figures from other prompts or examples are not comparable with these.</source>
        <translation>Des chiffres obtenus avec d’autres invites ou exemples ne sont pas comparables à ceux-ci.</translation>
    </message>
    <message>
        <source>Over several sets</source>
        <translation>Sur plusieurs jeux</translation>
    </message>
    <message>
        <source>All items (micro)</source>
        <translation>Toutes les questions (micro)</translation>
    </message>
    <message>
        <source>Mean of sets (macro)</source>
        <translation>Moyenne des jeux (macro)</translation>
    </message>
    <message>
        <source>%1 to %2 (%3)</source>
        <translation>%1 à %2 (%3)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Wilson 95 %</source>
        <translation>Wilson 95&#xa0;%</translation>
    </message>
    <message>
        <source>Newcombe paired (hybrid Wilson) 95 %</source>
        <translation>Newcombe apparié (Wilson hybride) 95&#xa0;%</translation>
    </message>
    <message>
        <source>percentile bootstrap over items, 2000 resamples, 95 %</source>
        <translation>bootstrap par percentiles sur les questions, 2000 rééchantillonnages, 95&#xa0;%</translation>
    </message>
    <message>
        <source>square-and-add (MOVER) of the sets&apos; Newcombe intervals, 95 %</source>
        <translation>somme des carrés (MOVER) des intervalles de Newcombe des jeux, 95&#xa0;%</translation>
    </message>
    <message>
        <source>Intervals: %1; of the mean: %2.</source>
        <translation>Intervalles&#xa0;:&#xa0;%1&#xa0;; de la moyenne&#xa0;:&#xa0;%2.</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>State: all</source>
        <translation>État&#xa0;: tous</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Pas terminée</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>Dans la corbeille</translation>
    </message>
    <message>
        <source>Kind: all</source>
        <translation>Genre&#xa0;: tout</translation>
    </message>
    <message>
        <source>Asked on this computer</source>
        <translation>Faites sur cet ordinateur</translation>
    </message>
    <message>
        <source>Asked through a server</source>
        <translation>Faites par un serveur</translation>
    </message>
    <message>
        <source>Read from a bundle</source>
        <translation>Lues d’un lot</translation>
    </message>
    <message>
        <source>Protocol: all</source>
        <translation>Protocole&#xa0;: tous</translation>
    </message>
    <message>
        <source>Margin below %1</source>
        <translation>Marge sous %1</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Toutes les questions</translation>
    </message>
    <message>
        <source>Wrong ones</source>
        <translation>Fausses</translation>
    </message>
    <message>
        <source>Unreadable answers</source>
        <translation>Réponses illisibles</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Non posée</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>pas de valeur</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Seconds an item</source>
        <translation>Secondes par question</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Jetons/s</translation>
    </message>
    <message>
        <source>Memory at most</source>
        <translation>Mémoire au plus</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils d’exécution</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>By part: right, items</source>
        <translation>Par partie&#xa0;: juste, questions</translation>
    </message>
    <message>
        <source>How it was asked</source>
        <translation>Comment c’était demandé</translation>
    </message>
    <message>
        <source>Who was asked</source>
        <translation>Qui a été interrogé</translation>
    </message>
    <message>
        <source>Data set card</source>
        <translation>Fiche du jeu</translation>
    </message>
    <message>
        <source>This run is not finished: it has no result, and Compare leaves it out.</source>
        <translation>Cette évaluation n’est pas terminée&#xa0;: elle n’a pas de résultat, et Comparer la laisse de côté.</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>non posée</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>right</source>
        <translation>juste</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>faux</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, clé %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Tables and pictures</source>
        <translation>Tableaux et graphiques</translation>
    </message>
    <message>
        <source>Items, one line each</source>
        <translation>Questions, une ligne chacune</translation>
    </message>
    <message>
        <source>Wrong answers in full</source>
        <translation>Réponses fausses en entier</translation>
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
    <name>run</name>
    <message>
        <source>Recognise from the file</source>
        <translation>Reconnaître d’après le fichier</translation>
    </message>
    <message>
        <source>Questions of your own</source>
        <translation>Vos propres questions</translation>
    </message>
    <message>
        <source>%1, drawn by strata</source>
        <translation>%1, tirées par strates</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Toutes les questions</translation>
    </message>
    <message>
        <source>No model is chosen.</source>
        <translation>Aucun modèle n’est choisi.</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modèle&#xa0;: %1</translation>
    </message>
    <message>
        <source>One item at a time is put on the disk; a power cut costs one item.</source>
        <translation>Les questions sont écrites une à une sur le disque&#xa0;; une coupure de courant en coûte une.</translation>
    </message>
    <message>
        <source>Protocol SHA-256 %1</source>
        <translation>SHA-256 du protocole %1</translation>
    </message>
    <message>
        <source>Scored after it: %1</source>
        <translation>Noté à la suite&#xa0;: %1</translation>
    </message>
    <message>
        <source>The model&apos;s own chat template stands around it; a run that begins shows it.</source>
        <translation>Le gabarit de conversation du modèle l’entoure&#xa0;; il est montré dès qu’une évaluation commence.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Jeu</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Majority</source>
        <translation>Majorité</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Répétées</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <translation>%1 questions sur %2</translation>
    </message>
    <message>
        <source>On disk up to item %1</source>
        <translation>Sur le disque jusqu’à la question %1</translation>
    </message>
    <message>
        <source>less than 1 min left</source>
        <translation>encore moins de 1&#xa0;min</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>encore %1 environ</translation>
    </message>
    <message>
        <source>%1 % (%2 to %3, 95 %, Wilson)</source>
        <translation>%1&#xa0;% (%2 à %3, 95&#xa0;%, Wilson)</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Justes</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Hasard</translation>
    </message>
    <message>
        <source>%1 (bootstrap %2 to %3)</source>
        <translation>%1 (bootstrap&#xa0;%2 à&#xa0;%3)</translation>
    </message>
    <message>
        <source>Option mass</source>
        <translation>Masse des options</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisibles</translation>
    </message>
    <message>
        <source>%1 % right (Wilson %2 to %3)</source>
        <translation>%1&#xa0;% justes (Wilson&#xa0;%2 à&#xa0;%3)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 of %2 · Wilson %3 to %4</source>
        <translation>%1 sur %2 · Wilson %3 à %4</translation>
    </message>
    <message>
        <source>Right so far, not final</source>
        <translation>Justes jusqu’ici, non définitif</translation>
    </message>
    <message>
        <source>Majority line</source>
        <translation>Ligne de majorité</translation>
    </message>
    <message>
        <source>always %1</source>
        <translation>toujours %1</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Non posées</translation>
    </message>
    <message>
        <source>Option mass, median</source>
        <translation>Masse des options, médiane</translation>
    </message>
    <message>
        <source>on the options</source>
        <translation>sur les options</translation>
    </message>
    <message>
        <source>length</source>
        <translation>longueur</translation>
    </message>
    <message>
        <source>single token</source>
        <translation>jeton unique</translation>
    </message>
    <message>
        <source>options of several tokens, fed one by one</source>
        <translation>options de plusieurs jetons, donnés un à un</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>préfixe</translation>
    </message>
    <message>
        <source>distinct</source>
        <translation>distinctes</translation>
    </message>
    <message>
        <source>BOS</source>
        <translation>BOS</translation>
    </message>
    <message>
        <source>same twice</source>
        <translation>deux fois pareil</translation>
    </message>
    <message>
        <source>probe, %1 of %2 right</source>
        <translation>sonde, %1 sur %2 justes</translation>
    </message>
    <message>
        <source>probe not counted, %1 of %2 right</source>
        <translation>sonde non comptée, %1 sur %2 justes</translation>
    </message>
    <message>
        <source>in the asked form %1 of %2</source>
        <translation>dans la forme demandée&#xa0;%1 sur&#xa0;%2</translation>
    </message>
    <message>
        <source>Checked before item 1: %1</source>
        <translation>Vérifié avant la question 1&#xa0;: %1</translation>
    </message>
    <message>
        <source>A run was not finished: %1</source>
        <translation>Une évaluation n’est pas terminée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit dans</translation>
    </message>
    <message>
        <source>Choose a file of questions</source>
        <translation>Choisir un fichier de questions</translation>
    </message>
    <message>
        <source>Questions (*.json *.jsonl *.csv);;All files (*)</source>
        <translation>Questions (*.json *.jsonl *.csv);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose an empty folder for the run</source>
        <translation>Choisir un dossier vide pour l’évaluation</translation>
    </message>
    <message>
        <source>The model was ejected to make room for the run.</source>
        <translation>Le modèle a été éjecté pour faire place à l’évaluation.</translation>
    </message>
    <message>
        <source>Its next question loads it again.</source>
        <translation>La prochaine question le recharge.</translation>
    </message>
    <message>
        <source>A run that was ordered has not come to its end.</source>
        <translation>Une évaluation demandée n’est pas arrivée à son terme.</translation>
    </message>
    <message>
        <source>%1 runs that were ordered have not come to their end.</source>
        <translation>%1 évaluations demandées ne sont pas arrivées à leur terme.</translation>
    </message>
    <message>
        <source>Runs that were ordered have not come to their end.</source>
        <translation>Des évaluations demandées ne sont pas arrivées à leur terme.</translation>
    </message>
    <message>
        <source>They are paused: nothing runs until you start it.</source>
        <translation>Elles sont en pause&#xa0;: rien ne s’exécute avant que vous ne les lanciez.</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Afficher la file</translation>
    </message>
    <message>
        <source>%1 so far, %2 s an item</source>
        <translation>%1 jusqu’ici, %2 s par question</translation>
    </message>
    <message>
        <source>Score it all the same</source>
        <translation>L’évaluer quand même</translation>
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
        <source>Safekeeping</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>Remote endpoint</source>
        <translation>Serveur distant</translation>
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
        <source>Lock after, minutes</source>
        <translation>Verrouiller après, minutes</translation>
    </message>
    <message>
        <source>Without a key or a click; 0 is never. Only an encrypted history is locked.</source>
        <translation>Sans touche ni clic&#xa0;; 0 signifie jamais. Seul un historique chiffré est verrouillé.</translation>
    </message>
    <message>
        <source>Empty the trash by itself</source>
        <translation>Vider la corbeille d’elle-même</translation>
    </message>
    <message>
        <source>At the start, of chats that lay there so long. Backups may hold them.</source>
        <translation>Au démarrage, des discussions qui y sont depuis si longtemps. Des sauvegardes peuvent les contenir.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>After 7 days</source>
        <translation>Après 7 jours</translation>
    </message>
    <message>
        <source>After 30 days</source>
        <translation>Après 30 jours</translation>
    </message>
    <message>
        <source>After 90 days</source>
        <translation>Après 90 jours</translation>
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
        <source>On battery, use half of the threads</source>
        <translation>Sur batterie, utiliser la moitié des fils</translation>
    </message>
    <message>
        <source>The battery lasts longer. A fixed number of threads is always used.</source>
        <translation>La batterie dure plus longtemps. Un nombre de fils fixe est toujours utilisé.</translation>
    </message>
    <message>
        <source>Pause runs and conversions on a low battery</source>
        <translation>Mettre en pause les évaluations et les conversions quand la batterie est faible</translation>
    </message>
    <message>
        <source>They go on when mains power is back. Every item is on disk, so a flat battery costs one. Chats are never paused.</source>
        <translation>Elles reprennent quand le secteur revient. Chaque question est sur le disque&#xa0;: une batterie vide en coûte une. Les discussions ne sont jamais mises en pause.</translation>
    </message>
    <message>
        <source>A battery is low below this charge, in percent</source>
        <translation>Une batterie est faible au-dessous de cette charge, en pour cent</translation>
    </message>
    <message>
        <source>What of it is left, as the system says it.</source>
        <translation>Ce qu’il en reste, selon le système.</translation>
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
        <source>Not saved</source>
        <translation>Non enregistrées</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglées</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>épinglée</translation>
    </message>
    <message>
        <source>temporary, not saved</source>
        <translation>temporaire, non enregistrée</translation>
    </message>
    <message>
        <source>Tag %1, chats: %2</source>
        <translation>Étiquette %1, discussions&#xa0;: %2</translation>
    </message>
    <message>
        <source>Folder %1, chats: %2</source>
        <translation>Dossier %1, discussions&#xa0;: %2</translation>
    </message>
    <message>
        <source>Folder %1, chats: %2, open</source>
        <translation>Dossier %1, discussions&#xa0;: %2, ouvert</translation>
    </message>
    <message>
        <source>Folder %1, chats: %2, closed</source>
        <translation>Dossier %1, discussions&#xa0;: %2, fermé</translation>
    </message>
</context>
<context>
    <name>size</name>
    <message>
        <source>%1 GB</source>
        <translation>%1&#xa0;Go</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1&#xa0;Mo</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1&#xa0;ko</translation>
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
    <name>target</name>
    <message>
        <source>Name a file that ends in .gguf.</source>
        <translation>Nommez un fichier qui se termine par .gguf.</translation>
    </message>
    <message>
        <source>A file of that name is there already. Choose another name, or replace it.</source>
        <translation>Un fichier de ce nom existe déjà. Choisissez un autre nom, ou remplacez-le.</translation>
    </message>
    <message>
        <source>The file that is there stays until the new one is complete and tried.</source>
        <translation>Le fichier existant reste jusqu’à ce que le nouveau soit complet et essayé.</translation>
    </message>
    <message>
        <source>An unfinished conversion of this file is there. It starts anew.</source>
        <translation>Une conversion inachevée de ce fichier est là. Elle recommence.</translation>
    </message>
    <message>
        <source>An unfinished conversion of this file is there. It goes on after tensor %1 if checkpoint and type are the same, else it starts anew.</source>
        <translation>Une conversion inachevée de ce fichier est là. Elle reprend après le tenseur %1 si le checkpoint et le type sont les mêmes, sinon elle recommence.</translation>
    </message>
</context>
<context>
    <name>template</name>
    <message>
        <source>none: a plain one stands in</source>
        <translation>aucun&#xa0;: un gabarit simple le remplace</translation>
    </message>
    <message>
        <source>unknown: not one that the catalogue has</source>
        <translation>inconnu&#xa0;: ce n’est pas l’un de ceux du catalogue</translation>
    </message>
    <message>
        <source>known: the one of %1</source>
        <translation>connu&#xa0;: celui de %1</translation>
    </message>
    <message>
        <source>another than expected: not the one of %1</source>
        <translation>autre que prévu&#xa0;: pas celui de %1</translation>
    </message>
    <message>
        <source>another than expected: the one of %1, not of %2</source>
        <translation>autre que prévu&#xa0;: celui de %1, pas de %2</translation>
    </message>
    <message>
        <source>expected because this model was built on that one</source>
        <translation>attendu parce que ce modèle a été construit sur celui-là</translation>
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
        <source>imported from %1, not made here</source>
        <translation>importé de %1, pas produit ici</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 jeton</translation>
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
        <source>%1 (remote: %2)</source>
        <translation>%1 (distant&#xa0;: %2)</translation>
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
        <source>Stopped by you after 1 token.</source>
        <translation>Arrêté par vous après 1 jeton.</translation>
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
        <source>Your question is still here.</source>
        <translation>Votre question est toujours là.</translation>
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
