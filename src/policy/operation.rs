//! Everything that can be asked of the program, by name.

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// What a request wants to do. Every route has one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Operation {
            $($(#[$doc])* $name,)*
        }

        impl Operation {
            /// All operations.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word in the matrix.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

operations! {
    /// Ask whether the program is alive and ready.
    Probe = "probe";
    /// Fetch a style sheet, script or picture of the program.
    ReadStatic = "read_static";
    /// Read a public page.
    ReadPage = "read_page";
    /// Choose size and colours.
    ChooseDisplay = "choose_display";
    /// Read the mails of the demo.
    ReadDemoMail = "read_demo_mail";
    /// Fill in and send the form.
    GiveFeedback = "give_feedback";
    /// Write and file an initiative.
    MakeInitiative = "make_initiative";
    /// Read, correct or take back the initiative that a receipt opens.
    FollowInitiative = "follow_initiative";
    /// Support an initiative, and read or take back one's support.
    SupportInitiative = "support_initiative";
    /// Follow an initiative by letter, or stop.
    BeFollower = "be_follower";
    /// Fetch the QR image of a unit's own link.
    ReadUnitQr = "read_unit_qr";
    /// Read the case that a receipt opens.
    FollowCase = "follow_case";
    /// Write back, rate the answer or open the case again, with a receipt.
    WriteToUnit = "write_to_unit";
    /// Sign in.
    SignIn = "sign_in";
    /// End one's session.
    SignOut = "sign_out";
    /// Keep one's session alive.
    KeepSession = "keep_session";
    /// Read and change one's own settings.
    EditProfile = "edit_profile";
    /// Change one's own password.
    ChangePassword = "change_password";
    /// Set up a second factor for oneself.
    SetUpSecondFactor = "set_up_second_factor";
    /// End one's sessions in other browsers.
    EndSessions = "end_sessions";
    /// Take a receipt's code along to one's own page.
    OfferCase = "offer_case";
    /// Read one's own page.
    ReadOwnPage = "read_own_page";
    /// Put a case on one's own page, by its receipt's code.
    ClaimCase = "claim_case";
    /// Read a case on one's own page.
    FollowOwnCase = "follow_own_case";
    /// Write back, rate the answer or open the case again from one's own page, or take the case off it.
    WriteToOwnCase = "write_to_own_case";
    /// Take back a support from one's own page.
    WithdrawOwnSupport = "withdraw_own_support";
    /// Follow an initiative from one's own page, or stop.
    KeepOwnFollowings = "keep_own_followings";
    /// Say what letters are wanted about.
    EditWishes = "edit_wishes";
    /// Get everything that is kept of oneself.
    ExportOwnData = "export_own_data";
    /// Erase one's account.
    EraseOwnAccount = "erase_own_account";
    /// Read how the workplace is used.
    ReadHelp = "read_help";
    /// Read the queue and its counts.
    ListCases = "list_cases";
    /// Read a case.
    ReadCase = "read_case";
    /// Fetch a file that came with a case.
    ReadAttachment = "read_attachment";
    /// Take a case oneself.
    TakeCase = "take_case";
    /// Give a case to a colleague.
    AssignCase = "assign_case";
    /// Begin with a case.
    BeginCase = "begin_case";
    /// Ask the resident something.
    AskResident = "ask_resident";
    /// Send a case to another unit.
    TransferCase = "transfer_case";
    /// Send a case to another unit so that it stays there.
    BindTransfer = "bind_transfer";
    /// Accept a case that was sent, or give it back.
    SettleTransfer = "settle_transfer";
    /// Write and send an answer.
    AnswerCase = "answer_case";
    /// Turn a case down.
    RejectCase = "reject_case";
    /// Send a case to another authority.
    MoveCase = "move_case";
    /// Open an answered case again.
    ReopenCase = "reopen_case";
    /// Write a note for colleagues.
    WriteNote = "write_note";
    /// See how to reach the sender.
    SeeContact = "see_contact";
    /// Read the audit trail and who read which case.
    ReadAudit = "read_audit";
    /// Fetch the audit trail as a file.
    ExportAudit = "export_audit";
    /// Make a public text of a case, and publish it.
    RedactCase = "redact_case";
    /// Publish, as the second person, what a colleague made.
    ApprovePublication = "approve_publication";
    /// Take a public text back.
    WithdrawPublication = "withdraw_publication";
    /// Open the sealed original of something published.
    OpenOriginal = "open_original";
    /// Write down feedback that came by telephone or on paper.
    EnterCase = "enter_case";
    /// Read an initiative in the workplace.
    ReadInitiative = "read_initiative";
    /// Check an initiative before it is published: publish it, give it back or refuse it.
    CheckInitiative = "check_initiative";
    /// Keep the register of initiatives: enter them, hand them over, merge twins.
    RegisterInitiative = "register_initiative";
    /// Handle an initiative: notices, hearing, meeting, measures, follow-up.
    HandleInitiative = "handle_initiative";
    /// Register signed sheets, type what stands on them and compare it.
    KeepPaperSupport = "keep_paper_support";
    /// Read who works here and with which roles.
    ReadPeople = "read_people";
    /// Give a role in a unit, or end it.
    GiveRole = "give_role";
    /// Let somebody stand in for the holder of a role.
    AppointSubstitute = "appoint_substitute";
    /// Close somebody's account, open it again, or sign them out everywhere.
    CloseAccount = "close_account";
    /// Read how the county is set up, and who changed what.
    ReadCounty = "read_county";
    /// Change how the county is set up. What concerns everybody belongs to the unit of the general desk.
    EditCounty = "edit_county";
}

impl Operation {
    /// Reads a word of the matrix.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|operation| operation.code() == code)
    }
}
