; Inno Setup 6: what people install on Windows. `packaging/installer.py` runs it:
;
;   ISCC /DVersion=1.2.3 /DVersionNumbers=1.2.3.0 /DFolder=…\build\frozen\Casebook /DOutput=…\dist /DIcon=….ico casebook.iss
;
; With /DSignTool (and /Ssigner=COMMAND, see windows_setup.py) it and its uninstaller are signed.
; The runtime of Visual C++ lies in the folder itself (packaging/contents.py names its files).

#ifndef Version
  #error Run packaging\installer.py, which passes the version.
#endif
; Of Inno Setup's own languages; older ones of version 6 have no Arabic.
#if FileExists(AddBackslash(CompilerPath) + "Languages\Arabic.isl")
  #define HasArabic
#endif
#define Name "Casebook"
#define Publisher "The Casebook authors"
#define Program "Casebook.exe"
#define FileKind "Casebook.gguf"

[Setup]
; Never another one: an upgrade finds the older version by it.
AppId={{7B0C9A2E-5D0B-4E39-9C1C-3F2B8E64A1D7}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher={#Publisher}
VersionInfoVersion={#VersionNumbers}
; Without an administrator it goes to the person's own programs; the first page and
; /ALLUSERS on the command line install it for everybody.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
DisableDirPage=auto
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir={#Output}
OutputBaseFilename=Casebook-{#Version}-windows-x86_64-setup
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\{#Program}
UninstallDisplayName={#Name} {#Version}
Compression=lzma2/ultra64
SolidCompression=yes
LZMAUseSeparateProcess=yes
WizardStyle=modern
ChangesAssociations=yes
; A running Casebook keeps its files: it is asked to close, and saves what it holds.
CloseApplications=yes
RestartApplications=no
ShowLanguageDialog=auto
#ifdef SignTool
SignTool=signer
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
#ifdef HasArabic
Name: "ar"; MessagesFile: "compiler:Languages\Arabic.isl"
#endif

[CustomMessages]
en.DesktopIcon=Put an icon on the desktop
en.OpensModels=Let Casebook open language model files (.gguf)
en.ModelFile=Language model file
en.StartNow=Start Casebook
en.DataStay=Casebook was removed. Your chats and models stay where they are:
en.DataYours=Delete that folder yourself if you no longer need them.
fr.DesktopIcon=Placer une icône sur le bureau
fr.OpensModels=Ouvrir les fichiers de modèles de langage (.gguf) avec Casebook
fr.ModelFile=Fichier de modèle de langage
fr.StartNow=Démarrer Casebook
fr.DataStay=Casebook a été supprimé. Vos discussions et vos modèles restent à leur place :
fr.DataYours=Supprimez ce dossier vous-même si vous n'en avez plus besoin.
#ifdef HasArabic
ar.DesktopIcon=ضع أيقونة على سطح المكتب
ar.OpensModels=اجعل Casebook يفتح ملفات النماذج اللغوية (.gguf)
ar.ModelFile=ملف نموذج لغوي
ar.StartNow=ابدأ Casebook
ar.DataStay=أُزيل Casebook. تبقى محادثاتك ونماذجك في مكانها:
ar.DataYours=احذف هذا المجلد بنفسك إن لم تعد تحتاج إليها.
#endif

[Tasks]
Name: "desktopicon"; Description: "{cm:DesktopIcon}"; Flags: unchecked
Name: "models"; Description: "{cm:OpensModels}"

[InstallDelete]
; A library of an older version that is no longer part of it must not be found by the new one.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licences"

[Files]
Source: "{#Folder}\Casebook.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Folder}\casebook-cli.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Folder}\SHA256SUMS"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Folder}\casebook.cdx.json"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Folder}\licences\*"; DestDir: "{app}\licences"; Flags: ignoreversion recursesubdirs
Source: "{#Folder}\_internal\*"; DestDir: "{app}\_internal"; Flags: ignoreversion recursesubdirs

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Program}"; AppUserModelID: "org.casebook.Casebook"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Registry]
; HKA is the person's own part of the registry, or everybody's if it is installed for everybody.
Root: HKA; Subkey: "Software\Classes\{#FileKind}"; ValueType: string; ValueData: "{cm:ModelFile}"; Flags: uninsdeletekey; Tasks: models
Root: HKA; Subkey: "Software\Classes\{#FileKind}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"; Tasks: models
Root: HKA; Subkey: "Software\Classes\{#FileKind}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" --open ""%1"""; Tasks: models
; A choice among others: what a person chose before stays.
Root: HKA; Subkey: "Software\Classes\.gguf\OpenWithProgids"; ValueType: none; ValueName: "{#FileKind}"; Flags: deletevalue uninsdeletevalue; Tasks: models

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:StartNow}"; Flags: nowait postinstall skipifsilent

[Code]
{ The data folder of app/paths.py (platformdirs): chats, models and settings are not the setup's. }
procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Data: String;
begin
  Data := ExpandConstant('{localappdata}\casebook');
  if (Step = usPostUninstall) and DirExists(Data) and not UninstallSilent then
    MsgBox(CustomMessage('DataStay') + #13#10#13#10 + Data + #13#10#13#10 +
      CustomMessage('DataYours'), mbInformation, MB_OK);
end;
